import { describe, expect, it } from 'vitest'
import { figureFaults } from './figures.server'

const svg = (inside: string, box = '0 0 360 200') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inside}</svg>`

describe('a figure', () => {
  it('of plain shapes, classes and its own arrow is taken', () => {
    expect(figureFaults('fig', svg('<defs><marker id="fig-a" viewBox="0 0 8 8"><path class="f-ink" d="M0 0"/></marker></defs><line class="ln" x1="0" y1="0" x2="9" y2="9" marker-end="url(#fig-a)"/><text class="ts" x="1" y="2">字</text>'))).toEqual([])
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['foreign markup', '<foreignObject><p>x</p></foreignObject>'],
    ['a picture from elsewhere', '<image href="https://example.cn/a.png"/>'],
    ['a link', '<a href="javascript:alert(1)"><text>x</text></a>'],
    ['a handler', '<rect onclick="alert(1)"/>'],
    ['a style, which the security policy refuses', '<rect style="fill:red"/>'],
    ['a colour of its own, which dark and print would not follow', '<rect fill="#f00"/>'],
    ['an id that another figure may have', '<path id="a" d="M0 0"/>'],
    ['an arrow of another figure', '<path d="M0 0" marker-end="url(#other-a)"/>'],
    ['an unquoted attribute', '<rect width=9/>'],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]>'],
  ])('with %s is refused', (_, inside) => {
    expect(figureFaults('fig', svg(inside))).not.toEqual([])
  })

  it('wider than a phone is refused', () => expect(figureFaults('fig', svg('', '0 0 361 200'))).not.toEqual([]))
})
