import { randomInt } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '~/domain/identity/hash-password.server'
import type { DemoAccount } from './accounts.server'

/** Syllables that read well aloud; five of them and a number are about 50 bits. */
const words = ['mumian', 'lizhi', 'qilou', 'zhujiang', 'lingnan', 'baiyun', 'xijiang', 'danxia', 'nanhai', 'xiangjiao', 'fengshu', 'caihua', 'gongfu', 'yueju', 'zaocha', 'longzhou', 'shiwan', 'duanyan', 'xingsi', 'chaoxiu', 'guangcai', 'kapok', 'hongmian', 'feicui', 'haitang', 'bolang', 'dengta', 'chuanwu', 'muqiao', 'tangyuan', 'lanshan', 'qingshi']

/** A generated password, never the same twice: four words and five digits. */
export const newPassword = () => `${Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')}-${randomInt(10_000, 99_999)}`

export type Issue = (account: Omit<DemoAccount, 'password'>) => Promise<{ username: string; password: string; passwordHash: string }>

/** Collects the accounts of the demo as they are made and writes them to the data directory at the end. */
export function accountBook(dataDir: string) {
  const accounts: DemoAccount[] = []
  const issue: Issue = async account => {
    const password = newPassword()
    accounts.push({ ...account, password })
    return { username: account.username, password, passwordHash: await hashPassword(password) }
  }
  return {
    issue,
    /** An account whose password was chosen on the way (at activation, at application). */
    keep: (account: DemoAccount) => void accounts.push(account),
    /** In the order of the path, by role: the file appears whole or not at all. */
    write(order: readonly string[]) {
      const rank = ({ role }: DemoAccount) => (order.includes(role) ? order.indexOf(role) : order.length)
      const sorted = [...accounts].sort((a, b) => rank(a) - rank(b))
      const file = join(dataDir, 'demo-accounts.json')
      writeFileSync(`${file}.part`, JSON.stringify(sorted, null, 2), { mode: 0o600 })
      renameSync(`${file}.part`, file)
    },
  }
}
