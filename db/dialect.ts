/** Which SQL dialect this process speaks; one of the two readers of process.env (design.md §2). */
export const databaseUrl = process.env.DATABASE_URL ?? ''

export const dialect: 'sqlite' | 'postgres' = /^(postgres|postgresql|pglite):/.test(databaseUrl) ? 'postgres' : 'sqlite'
