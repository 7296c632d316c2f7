import type { RefusalTemplates } from '../refusal-text'

export const organizationRefusals: RefusalTemplates = {
  'organizations.invalid': { status: 422, title: '有内容需要修改', message: '请按提示修改后再提交，其他内容已保留。' },
  'organizations.uscc-taken': { status: 409, title: '这家企业已注册', message: '同一统一社会信用代码只能注册一次。请用本企业经办人的账号登录。', next: { label: '去登录', to: '/sign-in' } },
}
