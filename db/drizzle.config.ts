import { defineConfig } from 'drizzle-kit'
import { dialect } from './dialect'

/** Migrations are generated per dialect from the same schema: `DATABASE_URL=postgres://x drizzle-kit generate` for PostgreSQL. */
export default defineConfig({
  dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './db/schema/index.ts',
  out: `./db/migrations/${dialect}`,
  casing: 'snake_case',
})
