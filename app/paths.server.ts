import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot() {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir
    if (dir === dirname(dir)) throw new Error('package.json not found above the program')
  }
}

const root = findRoot()

/** The folders that are read at run time beside the bundle. */
export const paths = { root, content: join(root, 'content'), migrations: join(root, 'db/migrations'), client: join(root, 'build/client') }
