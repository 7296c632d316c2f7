import type { RefusalTemplates } from '../refusal-text'

export const paperRefusals: RefusalTemplates = {
  'papers.pool-too-small': { status: 409, title: '题库不够组卷', message: '这套组卷方案里有的知识领域题目不够。请考核发证机构补题后再办。' },
}
