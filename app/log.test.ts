import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { loggable } from './log.server'

it('a failed query is logged without the personal data it carried', () => {
  const reason = Object.assign(new Error('duplicate key value violates unique constraint "users_username"'), { code: '23505', detail: 'Key (username)=(欧阳䶮) already exists.' })
  const kept = loggable(new DrizzleQueryError('insert into "users" ("name") values ($1)', ['欧阳䶮'], reason))
  expect(JSON.stringify(kept)).not.toContain('欧阳䶮')
  expect(kept).toMatchObject({ message: 'Failed query: insert into "users" ("name") values ($1)', stack: expect.stringContaining('log.test.ts'), reason: { code: '23505', message: expect.stringContaining('users_username') } })
})

it('any other error keeps its words and where it happened', () => {
  expect(loggable(new TypeError('no such font'))).toMatchObject({ type: 'TypeError', message: 'no such font', stack: expect.stringContaining('log.test.ts') })
})
