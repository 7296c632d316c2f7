import { describe, expect, it } from 'vitest'
import { cleanFileName, fileKinds, fileProblem, sniff } from './kinds'

const pdf = new TextEncoder().encode('%PDF-1.7 …')
const exe = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3])
const MB = 1024 * 1024

describe('what may be uploaded', () => {
  it('is judged by content, never by name', () => {
    expect(sniff(exe)).toBeNull()
    expect(fileProblem(fileKinds.commitment_letter, { name: '承诺书.pdf', size: 5, head: exe })).toBe('《承诺书》只收 PDF、JPEG、PNG，“承诺书.pdf”的内容不是。请另存后再传')
    expect(fileProblem(fileKinds.commitment_letter, { name: 'x.exe', size: 5, head: pdf })).toBeNull()
  })

  it('must fit its limit and not be empty', () => {
    expect(fileProblem(fileKinds.photo, { name: 'a.jpg', size: 20 * MB, head: new Uint8Array([0xff, 0xd8, 0xff]) })).toContain('不能超过 2 MB，这份有 20.0 MB')
    expect(fileProblem(fileKinds.photo, { name: 'a.jpg', size: 0, head: new Uint8Array() })).toContain('空文件')
    expect(fileProblem(fileKinds.photo, { name: 'a.pdf', size: 10, head: pdf })).toContain('只收 JPEG、PNG')
  })

  it('does not take SVG, HTML or a script dressed as an image', () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg">', '<!doctype html>', 'GIF89a', '#!/bin/sh', ' %PDF-']) expect(sniff(new TextEncoder().encode(text))).toBeNull()
  })
})

describe('file names', () => {
  it('lose paths, control and direction characters, and keep rare ones', () => {
    expect(cleanFileName('../../etc/passwd')).toBe('....etcpasswd')
    expect(cleanFileName('任命\u202Efdp.决定\u0000\u200B.pdf')).toBe('任命fdp.决定.pdf')
    expect(cleanFileName('陈䶮𬭎.pdf')).toBe('陈䶮𬭎.pdf')
    expect(cleanFileName('///')).toBe('未命名')
    expect([...cleanFileName('长'.repeat(300))]).toHaveLength(80)
  })
})
