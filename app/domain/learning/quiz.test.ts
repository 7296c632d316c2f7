import { describe, expect, it } from 'vitest'
import type { QuizItem } from '#db/schema/courses'
import { cleanAnswers, countRight } from './quiz'

const item = (id: string, answer: number[]): QuizItem => ({ id, type: answer.length > 1 ? 'multiple' : 'single', stem: id, options: ['甲', '乙', '丙', '丁'], answer, explanation: '' })
const items = [item('1', [0]), item('2', [0, 2]), item('3', [3])]

describe('a lesson quiz', () => {
  it('counts an item only when exactly its answers are chosen, in any order', () => {
    expect(countRight(items, { 1: [0], 2: [2, 0], 3: [1] })).toBe(2)
    expect(countRight(items, { 2: [0] })).toBe(0)
    expect(countRight(items, { 2: [0, 2, 3] })).toBe(0)
  })
  it('gains nothing by an option named twice', () => {
    expect(countRight(items, { 2: [0, 0] })).toBe(0)
    expect(countRight(items, { 1: [0, 0] })).toBe(1)
  })
  it('keeps only answers to its own items and options that exist', () => {
    expect(cleanAnswers(items, { 1: [9, 0, -1, 1.5], 9: [1] })).toEqual({ 1: [0], 2: [], 3: [] })
  })
})
