import { expect, it } from 'vitest'
import { dueWords } from './due'

const rules = { holidays: ['2026-10-01'], workdays: ['2026-10-10'] }

it('counts working days that are left, names the day itself, and says how far it is overdue', () => {
  expect(dueWords('2026-11-20', '2026-11-27', rules)).toEqual({ text: '剩 5 天', tone: 'idle' })
  expect(dueWords('2026-11-20', '2026-11-23', rules)).toEqual({ text: '剩 1 天', tone: 'warn' })
  expect(dueWords('2026-11-27', '2026-11-27', rules)).toEqual({ text: '今天到期', tone: 'danger' })
  expect(dueWords('2026-12-01', '2026-11-27', rules)).toEqual({ text: '已超 2 天', tone: 'danger' })
  expect(dueWords('2026-11-28', '2026-11-27', rules)).toEqual({ text: '已超 1 天', tone: 'danger' })
})
