import { afterEach, beforeEach, expect, vi } from 'vitest'

/** An error printed during a test fails it: nothing that goes wrong may pass quietly. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  const calls = vi.mocked(console.error).mock?.calls ?? []
  vi.restoreAllMocks()
  expect(calls, 'console.error was called').toEqual([])
})
