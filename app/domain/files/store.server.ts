import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { newId } from '../ids'

/** Where the bytes live; disk here, another store can take its place. */
export interface FileStore {
  /** Writes durably and answers the name it is stored under. */
  put(bytes: Uint8Array): Promise<string>
  get(storedAs: string): Promise<Buffer>
}

/** A new name is durable only when its directory is. */
async function flushDir(path: string) {
  const dir = await open(path)
  await dir.sync().finally(() => dir.close())
}

/** Files under a directory outside the web root, with random names in 256 folders. */
export function diskStore(root: string): FileStore {
  const place = (storedAs: string) => {
    const path = resolve(root, storedAs)
    if (!path.startsWith(resolve(root) + sep)) throw new Error('path outside the store')
    return path
  }
  return {
    async put(bytes) {
      const name = newId().replace(/[^A-Za-z0-9]/g, 'x')
      const storedAs = join(name.slice(0, 2).toLowerCase(), name)
      const path = place(storedAs)
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true })
      await rename(`${path}.part`, path)
      await flushDir(dirname(path))
      if (made) await flushDir(root)
      return storedAs
    },
    get: storedAs => readFile(place(storedAs)),
  }
}
