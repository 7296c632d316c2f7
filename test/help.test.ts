import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { describe, expect, it } from 'vitest'
import { helpAudiences } from '#content/kinds'
import { loadContent } from '#content/load.server'
import routes from '../app/routes'
import { root } from './support/source-tree'

const { help } = loadContent(join(root, 'content'))
const folder = join(root, 'app/public/shots')
const pictures = readdirSync(folder)

/** Every address of the product as a pattern, the parents of layouts included. */
const addressesOf = (entries: RouteConfigEntry[], under = ''): string[] =>
  entries.flatMap(({ path, index, children = [] }) => {
    const own = path === undefined ? under : `${under}/${path}`
    return [...(path === undefined && !index ? [] : [own || '/']), ...addressesOf(children, own)]
  })
const patterns = addressesOf(routes).map(path => new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`))
const links = help.flatMap(({ slug, html }) => [...html.matchAll(/href="(\/[^"]*)"/g)].map(found => ({ slug, to: found[1]! }))).filter(link => !link.to.endsWith('.webp'))

describe('the help', () => {
  it('has every picture its articles show, and shows every picture it has', () => {
    const shown = [...new Set(help.flatMap(article => article.shots))].map(name => `${name}.webp`)
    expect(shown.filter(file => !pictures.includes(file))).toEqual([])
    expect(pictures.filter(file => !shown.includes(file))).toEqual([])
  })

  it('keeps its pictures small enough for a phone on the road', () => {
    expect(pictures.filter(file => statSync(join(folder, file)).size > 60_000)).toEqual([])
  })

  it('speaks to everybody', () => {
    expect(Object.keys(helpAudiences).filter(audience => !help.some(article => article.audience === audience))).toEqual([])
  })

  it('leads to pages that exist', () => {
    const stray = links.filter(({ to }) => !patterns.some(pattern => pattern.test(to.replace(/[?#].*$/, ''))))
    expect(stray).toEqual([])
    const articles = ['expert-claims', ...help.map(article => article.slug)]
    const lost = links.filter(({ to }) => to.startsWith('/help/') && !articles.includes(to.slice('/help/'.length).replace(/#.*$/, '')))
    expect(lost).toEqual([])
  })
})
