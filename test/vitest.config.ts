import { defineConfig } from 'vitest/config'
import { alias } from '../remix.config.js'

const flows = (name: string, url: string) => ({
  extends: true as const,
  test: { name, include: ['test/flows/**/*.test.ts'], env: { DATABASE_URL: url }, globalSetup: ['test/support/global-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
})

const server = process.env.TEST_DATABASE_URL

/** One project per kind of test; flows run on each dialect that can be reached. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { alias },
  test: {
    setupFiles: ['test/support/no-console-errors.ts'],
    maxWorkers: 2,
    minWorkers: 1,
    projects: [
      { extends: true, test: { name: 'unit', include: ['app/**/*.test.ts', 'certificates/**/*.test.ts', 'content/**/*.test.ts'] } },
      { extends: true, test: { name: 'house', include: ['test/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'golden', include: ['test/golden/**/*.test.ts'], testTimeout: 60_000 } },
      flows('flows-sqlite', ''),
      flows('flows-pglite', 'pglite:memory'),
      ...(server ? [flows('flows-postgres', server)] : []),
      { extends: true, test: { name: 'routes', include: ['test/routes/**/*.test.ts'], env: { DATABASE_URL: '' }, globalSetup: ['test/support/global-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'], pool: 'forks', testTimeout: 180_000, hookTimeout: 60_000, poolOptions: { forks: { singleFork: true } } } },
    ],
  },
})
