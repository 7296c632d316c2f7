import { describe, expect, it } from 'vitest'
import { instantOfDate } from '../clock'
import { achievementKey } from './activity'
import { ceRecordMachine, dateProblem, earliestDeclarable } from './ce-record-status'

const on = (date: string) => instantOfDate(date) + 3_600_000

describe('the time to declare an activity', () => {
  it('is the year itself and January of the next', () => {
    expect(earliestDeclarable(on('2026-11-20'))).toBe('2026-01-01')
    expect(earliestDeclarable(on('2027-01-31'))).toBe('2026-01-01')
    expect(earliestDeclarable(on('2027-02-01'))).toBe('2027-01-01')
  })

  it('is never before the activity took place', () => {
    expect(dateProblem('2026-11-20', on('2026-11-20'))).toBeNull()
    expect(dateProblem('2026-11-21', on('2026-11-20'))).toContain('还没有发生')
  })

  it('says until when a late one could have been declared, and lets a returned one keep its year', () => {
    expect(dateProblem('2025-06-01', on('2026-11-20'))).toContain('2026-01-31')
    expect(dateProblem('2025-06-01', on('2026-11-20'), 2025)).toBeNull()
  })
})

describe('one achievement', () => {
  it('has one name per person whatever the spaces, marks and width', () => {
    const key = (title: string, who = 'p') => achievementKey(who, { title, happenedOn: '2026-05-01' })
    expect(key('《ＱＣ 成果》')).toBe(key('qc成果'))
    expect(key('qc成果', 'q')).not.toBe(key('qc成果'))
  })
})

describe('the way of a record', () => {
  it('ends with approval or rejection; only a return leads back', () => {
    expect(ceRecordMachine.eventsFrom('approved')).toEqual([])
    expect(ceRecordMachine.eventsFrom('rejected')).toEqual([])
    expect(ceRecordMachine.next('returned', 'resubmit')).toBe('submitted')
    expect(ceRecordMachine.eventsFrom('submitted', 'cqo')).toEqual([])
  })
})
