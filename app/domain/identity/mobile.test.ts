import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMobile, maskMobile, normalizeMobile } from './mobile'

describe('手机号', () => {
  it('reads the ways people write it as one number', () => {
    for (const written of ['13800138000', '+86 138 0013 8000', '0086-138-0013-8000', '１３８００１３８０００', ' 138-0013-8000 '])
      expect(normalizeMobile(written)).toBe('13800138000')
  })

  it('takes mainland mobile numbers only', () => {
    expect(['13800138000', '19912345678'].every(isMobile)).toBe(true)
    expect(['12800138000', '1380013800', '138001380000', '02088888888', '1380013800a', ''].some(isMobile)).toBe(false)
  })

  it('hides the four digits in the middle', () => {
    expect(maskMobile('13800138000')).toBe('138****8000')
    fc.assert(fc.property(fc.string(), (text) => {
      if (!isMobile(text)) expect(maskMobile(text)).toMatch(/^\**$/)
    }))
  })
})
