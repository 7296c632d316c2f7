import { readdirSync } from 'node:fs'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { describe, expect, it } from 'vitest'
import { helpAudiences } from '#content/kinds'
import { loadContent } from '#content/load.server'
import routeConfig from '~/routes'
import { root } from './support/source-tree'

const { help } = loadContent(`${root}/content`)
const pictures = readdirSync(`${root}/app/public/shots`).filter(name => name.endsWith('.webp')).map(name => name.slice(0, -5))

const addresses = (entries: readonly RouteConfigEntry[]): string[] => entries.flatMap(entry => [...(entry.path ? [`/${entry.path}`] : ['/']), ...addresses(entry.children ?? [])])

describe('the help', () => {
  it('has articles for every audience', () => {
    expect(Object.keys(helpAudiences).filter(audience => !help.some(article => article.audience === audience))).toEqual([])
  })

  it('shows only pictures that exist, and every picture is shown', () => {
    const shown = help.flatMap(article => article.shots)
    expect(shown.filter(name => !pictures.includes(name))).toEqual([])
    expect(pictures.filter(name => !shown.includes(name))).toEqual([])
  })

  it('links to pages that exist', async () => {
    const known = new Set([...addresses(await routeConfig), ...help.map(article => `/help/${article.slug}`), ...pictures.map(name => `/shots/${name}.webp`)])
    const links = help.flatMap(article => [...article.html.matchAll(/href="(\/[^"#?]*)/g)].map(match => `${article.slug} → ${match[1]}`))
    expect(links.filter(link => !known.has(link.split(' → ')[1] ?? ''))).toEqual([])
  })
})
