// `npm start`: installs what the lock file says, builds what changed, and starts the platform (or one of its commands).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { installDependencies, root } from './install.mjs'

try {
  installDependencies()
  buildIfStale()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const [command, ...args] = process.argv.slice(2)
const program = join(root, 'build/server', command ? 'cli.js' : 'server.js')
const child = spawn(process.execPath, [program, ...(command ? [command, ...args] : [])], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '8' },
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
