import { type PolicyKind, policyKinds } from '#content/kinds'
import type { Policy } from '#content/load.server'
import type { Shape, Tone } from '~/ui/status-badge'

/** Policy documents of the CQO system first, methods last. */
export const kinds = ['policy', 'law', 'regulation', 'rule', 'interpretation', 'standard', 'method'] as const satisfies readonly PolicyKind[]
export const kindNames = policyKinds

const looks: Record<string, { tone: Tone; shape?: Shape }> = {
  现行有效: { tone: 'ok' }, 已被修改: { tone: 'warn' }, 已被替代: { tone: 'idle', shape: 'squares' }, 历史文件: { tone: 'idle', shape: 'ring' }, 报批稿: { tone: 'go' }, 待核实: { tone: 'warn', shape: 'unknown' },
}
export const toneOf = (status: string) => looks[status] ?? { tone: 'idle' as const }

const plain = (text: string) => text.replace(/[\s《》〈〉（）()〔〕[\]【】—-]/g, '').toLowerCase()

/** Whether the words stand in its title, names, number or issuer; brackets and spaces do not matter. */
export function matches({ title, names, number = '', issuer = '' }: Pick<Policy, 'title' | 'names' | 'number' | 'issuer'>, q: string | undefined): boolean {
  return q === undefined || [title, ...names, number, issuer].some(text => plain(text).includes(plain(q)))
}
