import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { asQuestion, loadContent, type Question, type QuestionEntry } from '#content/load.server'
import { questionsFile } from '#content/question-schema'
import { parseData } from '#content/read.server'
import { auditEvents, practiceSets, questionKeys, questionVersions } from '#db/schema'
import { makeBureau, makeMember, makeOrganization, type Member } from '~/cli/demo/factory/filing'
import { questionPool } from '~/domain/papers/pool.server'
import { canPractise, canReadKeys, keysReadBy, practisedBy } from '~/domain/questions/access.server'
import { beginPractice } from '~/domain/questions/begin-practice.server'
import { exportQuestions } from '~/domain/questions/export-questions.server'
import { finishPractice } from '~/domain/questions/finish-practice.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { openQuestion } from '~/domain/questions/open-question.server'
import { neighbours, questionRows, statusCounts } from '~/domain/questions/queries.server'
import { practiceOverview, practiceRound } from '~/domain/questions/queries.practice.server'
import { reviewQuestion } from '~/domain/questions/review-question.server'
import { saveQuestion } from '~/domain/questions/save-question.server'
import { settleConflict } from '~/domain/questions/settle-conflict.server'
import { paths } from '~/paths.server'
import { placeCandidates } from '../support/candidates'
import type { Ctx } from '~/domain/context'
import { DAY, NOON, type World, openWorld } from '../support/world'

const content = loadContent(paths.content)
let world: World
let author: Member
let expert: Member
let province: Member

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  author = await makeOrganization(ctx, { kind: 'certifying_body' })
  expert = await makeMember(ctx, author.organizationId, 'certifying_body', { person: '庄明理' })
  province = await makeBureau(ctx, { kind: 'province' })
})

const byAuthor = () => world.as(author.actor)
const byExpert = () => world.as(expert.actor)
const current = async (id: string) => (await world.db.read.select().from(questionVersions).where(and(eq(questionVersions.questionId, id), eq(questionVersions.current, true))))[0]!
const entryOf = ({ contentHash: _, ...entry }: Question): QuestionEntry => entry
const reworded = (question: Question, words: string): QuestionEntry => ({ ...entryOf(question), explanation: `${question.explanation}${words}` })
const inPool = async (id: string) => (await questionPool(world.system())).some(row => row.questionId === id)
const [first, second, third, fourth, fifth] = content.questions as [Question, Question, Question, Question, Question]

describe('a verdict', () => {
  it('is given by an expert to the version shown, once, and audited', async () => {
    const { id } = await current(first.id)
    await reviewQuestion(byExpert(), { versionId: id, event: 'approve', note: '' })
    expect(await current(first.id)).toMatchObject({ status: 'approved', reviewedBy: '庄明理' })
    await expect(reviewQuestion(byExpert(), { versionId: id, event: 'approve', note: '' })).rejects.toMatchObject({ code: 'questions.moved-on' })
    const [event] = await world.db.read.select().from(auditEvents).where(and(eq(auditEvents.type, 'question.reviewed'), eq(auditEvents.entityId, first.id)))
    expect(event?.data).toMatchObject({ from: 'expert_review', to: 'approved' })
  })

  it('of doubt takes the question out of every new paper until it is approved', async () => {
    const { id } = await current(second.id)
    expect(await inPool(second.id)).toBe(true)
    await reviewQuestion(byExpert(), { versionId: id, event: 'flag', note: '条号要核' })
    expect(await inPool(second.id)).toBe(false)
    await reviewQuestion(byExpert(), { versionId: id, event: 'approve', note: '已核' })
    expect(await inPool(second.id)).toBe(true)
  })

  it('on one’s own words is refused; another expert gives it', async () => {
    const { id } = await current(third.id)
    await saveQuestion(byAuthor(), { entry: reworded(third, '补一句。'), basedOn: id })
    const mine = await current(third.id)
    expect(mine).toMatchObject({ version: 2, status: 'expert_review', origin: 'editor', authorId: author.actor.userId })
    expect(await inPool(third.id)).toBe(false)
    await expect(reviewQuestion(byAuthor(), { versionId: mine.id, event: 'approve', note: '' })).rejects.toMatchObject({ code: 'questions.own-work' })
    await reviewQuestion(byExpert(), { versionId: mine.id, event: 'approve', note: '' })
    expect(await inPool(third.id)).toBe(true)
  })

  it('is refused to every other role, as is opening a key', async () => {
    const { id } = await current(fourth.id)
    const [learner] = await placeCandidates(world.system(), 1)
    for (const actor of [province.actor, learner!.actor]) {
      await expect(reviewQuestion(world.as(actor), { versionId: id, event: 'approve', note: '' })).rejects.toMatchObject({ code: 'http.forbidden' })
      await expect(openQuestion(world.as(actor), fourth.id)).rejects.toMatchObject({ code: 'http.not-found' })
      await expect(exportQuestions(world.as(actor), { pool: 'exam' })).rejects.toMatchObject({ code: 'http.forbidden' })
      expect((await questionRows(world.as(actor), { pool: 'exam', page: 1 })).total).toBe(0)
    }
    for (const actor of [author.actor, province.actor, learner!.actor])
      expect(await world.db.read.$count(questionVersions, keysReadBy(actor))).toBe(canReadKeys(actor) ? await world.db.read.$count(questionVersions) : 0)
  })
})

describe('the desk of the bank', () => {
  it('is closed to a body without a delegation in force, and to whoever may sit the exam', async () => {
    const lapsed = world.as(author.actor, NOON + 40 * 365 * DAY)
    const sitter = world.as({ ...author.actor, grants: [...author.actor.grants, { role: 'cqo', organizationId: null, cityCode: null }] })
    for (const act of [(ctx: Ctx) => exportQuestions(ctx, { pool: 'exam' }), (ctx: Ctx) => saveQuestion(ctx, { entry: entryOf(first), basedOn: null })]) {
      await expect(act(lapsed)).rejects.toMatchObject({ code: 'questions.no-delegation' })
      await expect(act(sitter)).rejects.toMatchObject({ code: 'http.forbidden' })
    }
    await expect(openQuestion(lapsed, first.id)).rejects.toMatchObject({ code: 'questions.no-delegation' })
    await expect(openQuestion(sitter, first.id)).rejects.toMatchObject({ code: 'http.not-found' })
  })
})

describe('an edit in the product', () => {
  it('by several at the same moment succeeds once', async () => {
    const before = await current('Q014')
    const question = content.questions.find(one => one.id === 'Q014')!
    const saves = await Promise.allSettled(['甲。', '乙。', '丙。', '丁。'].map(words => saveQuestion(byAuthor(), { entry: reworded(question, words), basedOn: before.id })))
    expect(saves.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    expect(await current('Q014')).toMatchObject({ version: before.version + 1 })
  })

  it('is a new version on the one that was seen; a second editor is told', async () => {
    const before = await current(fourth.id)
    await saveQuestion(byAuthor(), { entry: reworded(fourth, '甲。'), basedOn: before.id })
    await expect(saveQuestion(byExpert(), { entry: reworded(fourth, '乙。'), basedOn: before.id })).rejects.toMatchObject({ code: 'questions.moved-on' })
    const after = await current(fourth.id)
    await expect(saveQuestion(byExpert(), { entry: reworded(fourth, '甲。'), basedOn: after.id })).rejects.toMatchObject({ code: 'questions.unchanged' })
    const keys = await world.db.read.select().from(questionKeys).where(eq(questionKeys.questionVersionId, before.id))
    expect(keys[0]?.entry.explanation).toBe(fourth.explanation)
  })

  it('of nothing yet is a new question with the next number', async () => {
    const id = await saveQuestion(byAuthor(), { entry: { ...entryOf(fifth), id: 'Q000' }, basedOn: null })
    const next = await saveQuestion(byAuthor(), { entry: { ...entryOf(fifth), id: 'Q000' }, basedOn: null })
    expect(Number(next.slice(1))).toBe(Number(id.slice(1)) + 1)
    expect(content.questions.some(question => question.id === id)).toBe(false)
  })

  it('survives the next start while the file is as it was, is adopted when its export comes back, and is asked about when both changed', async () => {
    const { id } = await current(fifth.id)
    await saveQuestion(byAuthor(), { entry: reworded(fifth, '平台改。'), basedOn: id })
    expect(await importQuestions(world.system(), [fifth])).toEqual({ written: 0, conflicts: [] })
    const changed = asQuestion(reworded(fifth, '文件改。'))
    expect(await importQuestions(world.system(), [changed])).toEqual({ written: 0, conflicts: [fifth.id] })
    expect((await openQuestion(byAuthor(), fifth.id)).entry.explanation).toContain('平台改')
    await settleConflict(byExpert(), { file: changed, take: 'ours' })
    expect(await importQuestions(world.system(), [changed])).toEqual({ written: 0, conflicts: [] })
    await expect(settleConflict(byExpert(), { file: changed, take: 'file' })).rejects.toMatchObject({ code: 'questions.moved-on' })
    const again = asQuestion(reworded(fifth, '文件又改。'))
    await settleConflict(byExpert(), { file: again, take: 'file' })
    expect(await current(fifth.id)).toMatchObject({ origin: 'file', status: 'expert_review', contentHash: again.contentHash })
    const { bytes } = await exportQuestions(byAuthor(), { pool: 'exam', questionIds: [third.id] })
    const [back] = parseData('export', bytes.toString(), questionsFile)
    expect(await importQuestions(world.system(), [asQuestion(back!)])).toEqual({ written: 1, conflicts: [] })
    expect(await current(third.id)).toMatchObject({ version: 2, origin: 'file', status: 'approved' })
  })
})

describe('an export', () => {
  it('is the file it came from: the same entries, the same hashes', async () => {
    const fresh = await openWorld()
    const ctx = fresh.as((await makeOrganization(fresh.system(), { kind: 'certifying_body' })).actor)
    for (const [pool, own] of [['exam', content.questions], ['practice', content.practice]] as const) {
      const { bytes, count } = await exportQuestions(ctx, { pool })
      const back = parseData('export', bytes.toString(), questionsFile).map(asQuestion)
      expect(count).toBe(own.length)
      const byId = (list: Question[]) => [...list].sort((a, b) => a.id.localeCompare(b.id))
      expect(byId(back)).toEqual(byId([...own]))
      expect(await importQuestions(fresh.system(), back)).toEqual({ written: 0, conflicts: [] })
    }
  })
})

describe('the list', () => {
  it('finds by number, lesson, words, area, type and state, and knows the neighbours', async () => {
    const ask = (filter: Partial<Parameters<typeof questionRows>[1]>) => questionRows(byAuthor(), { pool: 'exam', page: 1, ...filter })
    expect((await ask({ q: first.id.toLowerCase() })).rows.map(row => row.questionId)).toEqual([first.id])
    expect((await ask({ type: 'short' })).total).toBe(content.questions.filter(question => question.type === 'short').length)
    expect((await ask({ area: 'KA08', type: 'judge' })).rows.every(row => row.area === 'KA08' && row.type === 'judge')).toBe(true)
    expect((await ask({ q: '一票否决' })).total).toBeGreaterThan(3)
    expect((await ask({ q: 'cpk' })).total).toBe((await ask({ q: 'Cpk' })).total)
    expect((await ask({ only: [first.id, second.id] })).total).toBe(2)
    expect((await statusCounts(byAuthor(), 'exam')).approved).toBeGreaterThan(0)
    const { before, after } = await neighbours(byAuthor(), { pool: 'exam', only: [first.id, second.id] }, first.id)
    expect([before, after]).toEqual([null, second.id])
  })
})

describe('practice', () => {
  it('shows keys only after it is handed in, counts what was right, and brings wrong ones back first', async () => {
    const [learner, other] = await placeCandidates(world.system(), 2)
    const ctx = world.as(learner!.actor)
    const setId = await beginPractice(ctx, { area: 'KA07' })
    expect(await Promise.all([beginPractice(ctx, { area: 'KA07' }), beginPractice(ctx, { area: 'KA07' })])).toEqual([setId, setId])
    const open = await practiceRound(ctx, setId)
    expect(open.questions).toHaveLength(10)
    expect(JSON.stringify(open)).not.toMatch(/"(right|explanation|rubric|marks)":[^0n]/)
    await expect(practiceRound(world.as(other!.actor), setId)).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(finishPractice(world.as(other!.actor), { setId, choices: [] })).rejects.toMatchObject({ code: 'http.not-found' })
    await finishPractice(ctx, { setId, choices: [] })
    const closed = await practiceRound(ctx, setId)
    expect(closed.right).toBe(0)
    const again = await beginPractice(ctx, { area: 'KA07' })
    expect(again).not.toBe(setId)
    const next = await practiceRound(ctx, again)
    const wrong = closed.questions.filter(question => question.type !== 'short').map(question => question.questionId)
    expect(next.questions.map(question => question.questionId).slice(0, wrong.length).sort()).toEqual([...wrong].sort())
    const rows = await world.db.read.select().from(practiceSets)
    for (const actor of [learner!.actor, other!.actor, author.actor])
      expect((await world.db.read.select().from(practiceSets).where(practisedBy(actor))).map(row => row.id).sort()).toEqual(rows.filter(row => canPractise(actor, row)).map(row => row.id).sort())
  })

  it('is right when every part is: answered by the key as shown, and sent twice the first stands', async () => {
    const [learner] = await placeCandidates(world.system(), 1)
    const ctx = world.as(learner!.actor)
    const setId = await beginPractice(ctx, { area: 'KA10' })
    const [set] = await world.db.read.select().from(practiceSets).where(eq(practiceSets.id, setId))
    const keys = await world.db.read.select().from(questionKeys)
    const choices = set!.items.flatMap(item => {
      const entry = keys.find(key => key.questionVersionId === item.questionVersionId)!.entry
      return item.optionOrders.map((order, part) => (entry.items?.[part]?.answer ?? entry.answer ?? []).map(key => order.indexOf(key.charCodeAt(0) - 65)))
    })
    await finishPractice(ctx, { setId, choices })
    await finishPractice(ctx, { setId, choices: [] })
    const round = await practiceRound(ctx, setId)
    expect(round.total).toBeGreaterThan(5)
    expect(round.right).toBe(round.total)
    expect((await practiceOverview(ctx)).find(row => row.area === 'KA10')).toMatchObject({ seen: round.total, right: round.total, open: null })
  })

  it('never draws from the exam bank, and no exam from practice', async () => {
    expect((await questionPool(world.system())).filter(row => !row.questionId.startsWith('Q'))).toEqual([])
    const sets = await world.db.read.select().from(practiceSets)
    expect(sets.flatMap(set => set.items).filter(item => !item.questionId.startsWith('P'))).toEqual([])
  })
})
