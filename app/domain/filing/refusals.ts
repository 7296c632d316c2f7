import type { FilingStatus } from '#db/schema/filing'
import type { RefusalTemplates } from '../refusal-text'
import { type FilingEvent, filingEventLabels, filingStatusLabels } from './filing-status'

export const filingRefusals: RefusalTemplates = {
  'filing.invalid': { status: 422, title: '还不能提交', message: '请按提示修改，已填的内容和已传的材料都存好了。' },
  'filing.wrong-state': {
    status: 409,
    title: '这件备案的状态已变',
    message: d => `现在是“${filingStatusLabels[d.status as FilingStatus]}”，不能再${filingEventLabels[d.event as FilingEvent] ?? '修改'}。请看最新状态。`,
  },
  'filing.one-open': { status: 409, title: '已有一件备案在办', message: '一家企业同时只办一件备案。换人请先办解聘，再填新的备案。', next: { label: '看在办的备案', to: '/enterprise' } },
  'filing.person-busy': { status: 409, title: '此人已在另一件备案中', message: '同一人不能同时在两件备案中。请核对证件号，或请原企业先办解聘。' },
  'filing.not-recorded': { status: 409, title: '备案还没有登记', message: '省局登记后才有激活单。', next: { label: '看备案进度', to: '/enterprise' } },
  'filing.still-marked': { status: 422, title: '还有标退的项目', message: '标退的项目要退回补正；核对一致的，请改选“一致”再核过。' },
  'filing.own-filing': { status: 403, title: '不能核自己提交的备案', message: '请由别的核查人员办理。' },
  'filing.reasons-missing': { status: 422, title: '还没有标退的项目', message: '请在要补正的项目上选“标退”，并写明要改什么。' },
  'filing.ground-missing': { status: 422, title: '须写明法律依据', message: '备案不是许可：材料齐全、属实的应予登记。不予登记须有法律依据和事实。' },
  'filing.reason-missing': { status: 422, title: '须写明原因', message: '这一步会留痕，请写明原因。' },
}
