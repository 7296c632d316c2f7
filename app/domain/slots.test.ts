import { expect, it } from 'vitest'
import { slots } from './slots'

it('runs so many at a time, lets so many wait, refuses the rest and loses none', async () => {
  let now = 0
  let most = 0
  const slot = slots(2, 3, () => {
    throw new Error('full')
  })
  const work = () =>
    slot(async () => {
      most = Math.max(most, ++now)
      await new Promise(resolve => setTimeout(resolve, 2))
      now--
    })
  const first = await Promise.allSettled(Array.from({ length: 7 }, work))
  expect(first.map(one => one.status)).toEqual([...Array.from({ length: 5 }, () => 'fulfilled'), 'rejected', 'rejected'])
  expect(await Promise.allSettled([work(), work().then(work), work()])).not.toContainEqual(expect.objectContaining({ status: 'rejected' }))
  expect(most).toBe(2)
})
