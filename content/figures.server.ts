import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError, listFiles } from './read.server'

/** Name → SVG text, drawn with the classes of app/ui/figures.css so that it follows light, dark and print. */
export type Figures = ReadonlyMap<string, string>

const elements = ['svg', 'g', 'path', 'rect', 'line', 'polyline', 'polygon', 'circle', 'ellipse', 'text', 'tspan', 'defs', 'marker']
const attributes = [
  'xmlns', 'viewBox', 'class', 'id', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'width', 'height', 'points', 'transform',
  'text-anchor', 'marker-end', 'marker-start', 'refX', 'refY', 'markerWidth', 'markerHeight', 'orient', 'opacity',
]
/** On a phone a unit of the view box is about a pixel. */
const MAX_WIDTH = 360

/** What is wrong with a figure: only plain shapes and text in classes, so nothing in it can run, load or be refused by the security policy. */
export function figureFaults(name: string, svg: string): string[] {
  const tags = [...svg.matchAll(/<(?!\/|!--)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*"[^"<]*")*)\s*\/?>/g)]
  const opened = (svg.match(/<(?!\/|!--)/g) ?? []).length
  const given = tags.flatMap(([, , list = '']) => [...list.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)].map(([, key = '', value = '']) => ({ key, value })))
  const width = Number(/viewBox="0 0 (\d+(?:\.\d+)?) \d+(?:\.\d+)?"/.exec(svg)?.[1] ?? Number.NaN)
  const stray = (known: readonly string[], found: readonly string[], what: string) => [...new Set(found.filter(one => !known.includes(one)))].map(one => `不能用${what} ${one}`)
  return [
    ...(svg.trimStart().startsWith('<svg ') && tags.length === opened && !/<!(?!--)|<\?/.test(svg) ? [] : ['应是一个写法端正的 <svg>，属性都用双引号']),
    ...(width <= MAX_WIDTH ? [] : [`viewBox 应从 0 0 起，宽不超过 ${MAX_WIDTH}`]),
    ...stray(elements, tags.map(([, tag = '']) => tag), '元素'),
    ...stray(attributes, given.map(({ key }) => key), '属性'),
    ...given.filter(({ key, value }) => key === 'id' && !value.startsWith(`${name}-`)).map(({ value }) => `id ${value} 应以 ${name}- 开头，同页的图才不会互相借用`),
    ...given.filter(({ key, value }) => key.startsWith('marker-') && !value.startsWith(`url(#${name}-`)).map(({ value }) => `箭头只能引用本图的：${value}`),
  ]
}

/** Reads content/figures. Throws ContentError. */
export function loadFigures(dir: string): Figures {
  return new Map(
    listFiles(dir, 'figures', '.svg').map(file => {
      const name = file.slice('figures/'.length, -'.svg'.length)
      const svg = readFileSync(join(dir, file), 'utf8').replace(/<!--[\s\S]*?-->/g, '').replace(/>\s+</g, '><').trim()
      const faults = figureFaults(name, svg)
      if (faults.length > 0) throw new ContentError(file, faults)
      return [name, svg]
    }),
  )
}
