import { contentCheck } from './content-check'
import { createAdmin } from './create-admin'
import { loadDemo } from './demo/load'

/** Loaded when asked for: the office libraries are heavy and only the build needs them. */
const templates = async () => (await import('./templates/make-templates')).makeTemplates()

const commands: Record<string, (args: string[]) => Promise<void>> = { 'create-admin': createAdmin, 'content-check': contentCheck, 'demo-load': loadDemo, templates }

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`没有命令 ${name}。可用：${Object.keys(commands).join('、')}`)
  process.exit(2)
}
command(args).then(
  () => process.exit(0),
  error => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
