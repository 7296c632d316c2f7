import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readForm, typedValues, uploadsOf } from '~/http/form.server'
import { route } from '~/http/route.server'
import { ask } from '../support/request'
import { type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const run = vi.fn(async () => new Response('done'))
const page = route({ who: 'public', params: z.object({ id: z.string().optional() }), output: z.object({}), load: async () => ({}), actions: act => ({ default: act(z.strictObject({ name: z.string().optional() }), run) }) })
const post = (body: BodyInit, type?: string) => new Request('http://localhost:3000/x', { method: 'POST', body, headers: type ? { 'Content-Type': type } : {} })

describe('a form', () => {
  it('gives its files apart, whatever stands in their names', async () => {
    const body = new FormData()
    body.append('name', '陈䶮')
    body.append('paper', new File(['\r\n'.repeat(2_000_000)], '任命=a;b"c.pdf'))
    const form = await readForm(post(body))
    expect([...form.keys()]).toEqual(['name'])
    expect([...uploadsOf(form).keys()]).toEqual(['paper'])
    expect(uploadsOf(form).get('paper')).toMatchObject({ size: 4_000_000, name: expect.stringMatching(/^任命=a;b.*c\.pdf$/) })
  })

  it('takes a file field left empty for absent, as browsers send it', async () => {
    const form = await readForm(post('--b\r\nContent-Disposition: form-data; name="none"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n', 'multipart/form-data; boundary=b'))
    expect([...form.keys(), ...uploadsOf(form).keys()]).toEqual([])
  })

  it('that cannot be read is the sender’s fault, not an error of ours', async () => {
    for (const [body, type] of [['x', 'text/plain'], ['{}', 'application/json'], ['--b\r\nbroken', 'multipart/form-data; boundary=b'], ['x', 'multipart/form-data']])
      await expect(readForm(post(body!, type)), type).rejects.toMatchObject({ code: 'form.unreadable' })
  })

  it('that repeats a name without end is refused before it is parsed', async () => {
    const flood = new FormData()
    for (let i = 0; i < 50_000; i++) flood.append('name', 'v')
    expect((await ask(world, page, { path: '/x', form: flood })).status).toBe(400)
  })

  it('or an address with a NUL in it never reaches the database', async () => {
    run.mockClear()
    const answer = await ask(world, page, { path: '/x', form: { name: 'a\0b' } })
    expect(answer.status).toBe(422)
    expect(run).not.toHaveBeenCalled()
    expect((await ask(world, page, { path: '/x/%00', params: { id: '\0' } })).status).toBe(404)
  })

  it('shows again what was typed, but no secret', () => {
    const form = new FormData()
    for (const name of ['username', 'cityCode', 'password', 'newPassword', 'repeat', 'code']) form.append(name, 'typed')
    expect(typedValues(form)).toEqual({ username: 'typed', cityCode: 'typed' })
  })
})
