import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    base: string
  }
}

/** Builds the migrated base with rules, course and questions once per dialect; tests copy it. */
export default async function setup(project: TestProject) {
  process.env.DATABASE_URL = project.config.env.DATABASE_URL ?? ''
  const { makeBase } = await import('./base')
  const base = await makeBase()
  project.provide('base', base.place)
  return base.remove
}
