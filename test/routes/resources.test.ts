import { beforeAll, describe, expect, it } from 'vitest'
import * as page from '~/routes/public/resources'
import { ask } from '../support/request'
import { type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => { world = await openWorld() })

describe('下载专区', () => {
  it('needs no sign-in (R-040) and says of each template what it is for, who fills it in and how', async () => {
    const answer = await ask(world, page, { path: '/resources' })
    expect(answer.status).toBe(200)
    const { groups } = (await answer.json()) as { groups: { title: string; templates: Record<string, unknown>[] }[] }
    expect(groups.map(group => group.title)).toEqual(['聘任与备案', '日常管理', '改进与分析'])
    const templates = groups.flatMap(group => group.templates)
    expect(templates).toHaveLength(13)
    expect(templates.filter(one => !one.purpose || !one.audience || (one.howto as string[]).length < 3 || (one.lessons as string[]).length === 0)).toEqual([])
  })

  it('lets nothing out but what the page shows', async () => {
    const { groups } = (await (await ask(world, page, { path: '/resources' })).json()) as { groups: { templates: object[] }[] }
    const keys = new Set(groups.flatMap(group => group.templates).flatMap(Object.keys))
    expect([...keys].sort()).toEqual(['audience', 'bytes', 'code', 'edition', 'howto', 'kind', 'lessons', 'purpose', 'title'])
  })

  it('names the first paper an enterprise files first', async () => {
    const { groups } = (await (await ask(world, page, { path: '/resources' })).json()) as { groups: { templates: { code: string }[] }[] }
    expect(groups[0]?.templates.map(one => one.code)).toEqual(['appointment-decision', 'commitment-letter', 'appointment-authorization', 'diligence-evidence'])
  })
})
