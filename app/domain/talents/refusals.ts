import type { RefusalTemplates } from '../refusal-text'

export const talentRefusals: RefusalTemplates = {
  /** By the batch verbs, when no row was chosen. */
  'talents.none-chosen': { status: 422, title: '还没选人', message: '请先在表里勾选，再办理。' },
  /** By the batch verbs, when none of the chosen entries is in the state the step needs. */
  'talents.moved-on': { status: 409, title: '没有办成', message: '所选的人状态已经变了，这一步已有人办过或不再适用。请看最新列表。' },
  /** By exportTalents, when no reason is given: exports are audited with it. */
  'talents.no-reason': { status: 422, title: '请写明导出事由', message: '导出会记入审计。请写明事由，如“报省局处室季度汇总”，至少 4 个字。' },
}
