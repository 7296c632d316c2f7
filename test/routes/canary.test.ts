import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent, type Question } from '#content/load.server'
import { cohorts, questionKeys } from '#db/schema'
import { makeSitting, markAndRelease, registerCandidate, sitAndSubmit } from '~/cli/demo/factory/exams'
import { type Member, makeBureau, makeMember, makeOrganization } from '~/cli/demo/factory/filing'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import type { Actor } from '~/domain/context'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import { beginPractice } from '~/domain/questions/begin-practice.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { paths } from '~/paths.server'
import routeConfig from '~/routes'
import { buildIfStale } from '../../app/cli/build.mjs'
import { type Candidate, makeCertifier, placeCandidates } from '../support/candidates'
import { userActor } from '../support/ctx'
import { ask } from '../support/request'
import { HOUR, NOON, type World, openWorld } from '../support/world'

/** Stands in every explanation and every source: words no candidate may meet before, during or after. */
const CANARY = 'JINSIQUE7Q4K'

interface Module {
  loader?: (args: LoaderFunctionArgs) => Promise<Response>
}
const modules = import.meta.glob<Module>('../../app/routes/**/*.{ts,tsx}')

interface Address {
  path: string
  file: string
}
const flatten = (entries: readonly RouteConfigEntry[], parent = ''): Address[] =>
  entries.flatMap(entry => {
    const path = [parent, entry.path].filter(Boolean).join('/')
    return [{ path, file: entry.file }, ...flatten(entry.children ?? [], path)]
  })

/** With the canary in every explanation, source and rubric. */
function marked(question: Question): Question {
  const own = <T extends { explanation: string; source: { document: string; clause: string } }>(part: T): T => ({ ...part, explanation: `${part.explanation}${CANARY}`, source: { ...part.source, clause: `${part.source.clause}${CANARY}` } })
  if (question.type === 'case') return { ...own(question), items: question.items.map(own) }
  if (question.type === 'short') return { ...own(question), rubric: question.rubric.map(row => ({ ...row, point: `${row.point}${CANARY}` })) }
  return own(question)
}

let world: World
let setId: string
let body: Member
let actors: Record<string, Actor>
let candidates: (Candidate & { attemptId: string })[]
let sittingId: string
let cohortId: string

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  const { questions, practice } = loadContent(paths.content)
  await importQuestions(ctx, [...questions, ...practice].map(question => ({ ...marked(question), contentHash: `${question.contentHash}canary` })))
  body = await makeCertifier(ctx)
  sittingId = await makeSitting(ctx, { by: body.actor })
  candidates = []
  for (const candidate of await placeCandidates(ctx, 3)) candidates.push({ ...candidate, ...(await registerCandidate(ctx, { candidate: candidate.actor, sittingId })) })
  const [, sitting, handedIn] = candidates
  await startAttempt(world.as(sitting!.actor), { attemptId: sitting!.attemptId, client: 'device-one' })
  await sitAndSubmit(ctx, { candidate: handedIn!.actor, attemptId: handedIn!.attemptId, correctShare: 0.9 })
  setId = await beginPractice(world.as(sitting!.actor), { area: 'KA07' })
  await markHandedIn(world.system(NOON + HOUR))
  cohortId = (await world.db.read.select({ id: cohorts.id }).from(cohorts))[0]?.id ?? ''
  const training = await makeOrganization(ctx, { kind: 'training_body' })
  actors = {
    anonymous: { kind: 'anonymous' },
    scheduled: candidates[0]!.actor,
    sitting: sitting!.actor,
    handedIn: handedIn!.actor,
    certifying: body.actor,
    training: training.actor,
    city: (await makeBureau(ctx, { kind: 'city' })).actor,
    province: (await makeBureau(ctx, { kind: 'province' })).actor,
    enterprise: (await makeMember(ctx, training.organizationId, 'enterprise_admin', {})).actor,
    teacher: userActor('teacher', [{ role: 'teacher', organizationId: null, cityCode: null }]),
    auditor: userActor('auditor', [{ role: 'auditor', organizationId: null, cityCode: null }]),
    administrator: userActor('admin', [{ role: 'system_admin', organizationId: null, cityCode: null }]),
  }
})

/** Every way to fill the parameters of an address that could show an attempt. */
function fillings(path: string): Record<string, string>[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')
  const attempts = names.includes('attemptId') ? candidates.map(one => one.attemptId) : ['']
  const id = path.startsWith('certify/questions') ? 'Q001' : cohortId
  return attempts.map(attemptId => Object.fromEntries(names.map(name => [name, { attemptId, sittingId, setId, courseId: 'qualification', code: 'L1.1', cohortId, id }[name] ?? 'x'])))
}

interface Answer {
  where: string
  status: number
  text: string
}

async function crawl(now: number): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { path, file } of flatten(await routeConfig)) {
    const module = await modules[`../../app/${file}`]?.()
    if (!module) throw new Error(`${file} is no module`)
    if (!module.loader) continue
    for (const [name, actor] of Object.entries(actors))
      for (const params of fillings(path))
        for (const query of ['', `?_data=${encodeURIComponent(file.replace(/\.tsx?$/, ''))}&showfeedbacknow=true&released=1&key=1`]) {
          const address = `/${path.replace(/:(\w+)\??/g, (_, key: string) => params[key] ?? 'x')}${query}`
          const reply = await ask(world, { loader: module.loader }, { path: address, actor, params, now }).catch((error: unknown) => new Response(String(error), { status: 500 }))
          answers.push({ where: `${name} ${address}`, status: reply.status, text: await reply.text() })
        }
  }
  return answers
}

/** The desk of the bank shows keys to the certifying body alone, and every opening is audited. */
const isDesk = ({ where }: Answer) => where.startsWith('certifying /certify/questions/')

const leaks = (answers: Answer[], pattern: RegExp | string) => answers.filter(answer => (typeof pattern === 'string' ? answer.text.includes(pattern) : pattern.test(answer.text))).map(answer => answer.where)

describe('keys, explanations and marks', () => {
  it('are in place for this test: every drawn question carries the canary', async () => {
    const rows = await world.db.read.select().from(questionKeys)
    expect(rows.filter(row => row.entry.explanation.includes(CANARY)).length).toBeGreaterThan(50)
  })

  it('leave by no loader, to no role, in no state before release, as document or as data', async () => {
    const answers = await crawl(NOON + HOUR)
    expect(answers.filter(answer => answer.where.startsWith('sitting ') && answer.text.includes('"view":"running"')).length).toBeGreaterThan(0)
    expect(answers.filter(answer => isDesk(answer) && answer.text.includes(CANARY)).length).toBeGreaterThan(0)
    expect(leaks(answers.filter(answer => !isDesk(answer)), CANARY)).toEqual([])
    expect(answers.filter(answer => answer.where.startsWith('sitting /learn/practice/') && answer.text.includes('"finished":false')).length).toBeGreaterThan(0)
    expect(leaks(answers, /"(questionVersionId|multiRule|passHalfPoints)"/)).toEqual([])
    const marks = answers.filter(answer => !answer.where.startsWith('certifying '))
    expect(leaks(marks, /"(halfPoints|mark)":|"passed":(true|false)/)).toEqual([])
    expect(answers.filter(answer => answer.status >= 500).map(answer => `${answer.where} ${answer.text.slice(0, 200)}`)).toEqual([])
  })

  it('stay in the bank after release too: the candidate learns the score, not the key', async () => {
    await markAndRelease(world.system(NOON + HOUR), { by: body.actor, sittingId })
    const answers = await crawl(NOON + 2 * HOUR)
    expect(leaks(answers.filter(answer => !isDesk(answer)), CANARY)).toEqual([])
    expect(leaks(answers, '"halfPoints"').every(where => /^(handedIn|certifying) /.test(where))).toBe(true)
    expect(leaks(answers, '"halfPoints"').length).toBeGreaterThan(0)
  })

  it('are in no file the browser can load', () => {
    buildIfStale()
    const assets = join(paths.root, 'build/client/assets')
    expect(existsSync(assets)).toBe(true)
    const questions = loadContent(paths.content).questions
    for (const name of readdirSync(assets)) {
      const text = readFileSync(join(assets, name), 'utf8')
      expect(questions.filter(question => text.includes(question.explanation) || text.includes(question.stem)).map(question => `${name} ${question.id}`)).toEqual([])
    }
  }, 120_000)
})
