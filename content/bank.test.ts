import { describe, expect, it } from 'vitest'
import { POOL_FACTOR, choiceItems, citations, coverage, faults, keyShares, longestIsRight, nearDuplicates, sourceFaults } from './bank.server'
import { formalCells } from '~/domain/exams/blueprint'
import { sizeOf } from '~/domain/papers/compose'
import { loadContent } from './load.server'
import { clausesWithoutSummary, summariesOf } from './policies.server'

const content = loadContent(new URL('.', import.meta.url).pathname)
const { questions, practice, formalBlueprint, policies, courses } = content
const ofType = (type: string) => questions.filter(q => q.type === type)

describe('the question bank', () => {
  it('has no two questions that ask the same, in the bank and the practice pool together', () => expect(nearDuplicates([...questions, ...practice])).toEqual([]))

  it('has no question with a faulty form', () => expect(faults([...questions, ...practice])).toEqual([]))

  it('spreads the right answer over the keys', () => {
    for (const share of Object.values(keyShares(questions))) {
      expect(share).toBeGreaterThan(0.17)
      expect(share).toBeLessThan(0.33)
    }
  })

  it('does not give the right answer away by its length', () => expect(longestIsRight(questions)).toBeLessThan(0.4))

  it('balances true and false', () => {
    const judged = choiceItems(questions).filter(q => q.type === 'judge')
    const right = judged.filter(q => q.answer[0] === 'A').length / Math.max(1, judged.length)
    expect(Math.abs(right - 0.5)).toBeLessThan(0.12)
  })

  it('holds five times what the formal paper draws, in every cell', () => {
    expect(coverage(questions, formalBlueprint).filter(cell => cell.have < cell.drawn * POOL_FACTOR)).toEqual([])
  })

  it('has 600 questions and more, twelve short answers with five marks each, twelve cases of two, two and one sub-items', () => {
    expect(questions.length).toBeGreaterThanOrEqual(600)
    expect(ofType('short').length).toBeGreaterThanOrEqual(12)
    const mixed = questions.flatMap(q => (q.type === 'case' && q.area === 'KA10' ? [q.items.map(item => item.area).join(' ')] : []))
    expect(mixed.length).toBeGreaterThanOrEqual(12)
    expect(new Set(mixed)).toEqual(new Set(['KA02 KA02 KA06 KA06 KA10']))
  })

  it('makes a formal paper of 100 points in 75 items (C2, variant B)', () => expect(sizeOf(formalCells(formalBlueprint))).toEqual({ items: 75, halfPoints: 200 }))

  it('marks a case as teaching does: one to three right of four, spread evenly', () => {
    const items = choiceItems(ofType('case'))
    const shares = [1, 2, 3].map(n => items.filter(item => item.answer.length === n).length / items.length)
    expect(items.every(item => item.answer.length <= 3)).toBe(true)
    for (const share of shares) expect(share).toBeGreaterThan(0.2)
  })
})

describe('the practice pool', () => {
  it('holds 120 questions and more, at least ten in every area, none of the bank', () => {
    expect(practice.length).toBeGreaterThanOrEqual(120)
    for (const { code } of content.areas) expect(practice.filter(q => q.area === code).length).toBeGreaterThanOrEqual(10)
    const stems = new Set(questions.map(q => q.stem))
    expect(practice.filter(q => stems.has(q.stem))).toEqual([])
  })
})

describe('sources', () => {
  it('are documents of the policy library, and every clause cited has its summary there', () => {
    expect(sourceFaults(citations(content), policies)).toEqual([])
  })

  it('of a document outside the library, or a clause it does not summarise, are named', () => {
    const law = policies.find(policy => policy.code === 'product-quality-law')!
    expect(sourceFaults([{ id: 'Q1', document: '《没有这部法》', clause: '第一条' }], policies)).toEqual(['Q1：政策库没有 《没有这部法》'])
    expect(sourceFaults([{ id: 'Q1', document: `《${law.title}》（2018年修正）`, clause: '第二百条' }], policies)).toEqual([`Q1：政策库的${law.title}没有摘要 第二百条`])
  })

  it('are told apart by clause: 8.5 speaks for 8.5.1, not for 8.50', () => {
    const policy = { ...policies[0]!, body: '### 8.5　生产\n\n文字。\n' }
    expect(clausesWithoutSummary(policy, '8.5.1、8.6')).toEqual(['8.6'])
    expect(summariesOf(policy, '8.5.1').map(({ heading }) => heading)).toEqual(['8.5　生产'])
  })
})

describe('lessons', () => {
  it('are as long as a lesson of 45 minutes is read, and end with an exercise and what to do on Monday', () => {
    const hanzi = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length
    const lessons = courses.flatMap(course => course.lessons)
    expect(lessons.filter(lesson => hanzi(lesson.body) < 2_300 || hanzi(lesson.body) > 4_300).map(lesson => `${lesson.code} ${hanzi(lesson.body)}`)).toEqual([])
    expect(lessons.filter(lesson => !/^## .*(练习|用到自己)/m.test(lesson.body) || !/^## 周一就做/m.test(lesson.body)).map(lesson => lesson.code)).toEqual([])
  })
})
