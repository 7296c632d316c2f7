import type { RefusalTemplates } from '../refusal-text'

export const identityRefusals: RefusalTemplates = {
  'identity.wrong-credentials': { status: 401, title: '用户名或密码不对', message: '请核对后再试。连续 5 次不对，15 分钟内不能再试。' },
  'identity.locked': { status: 429, title: '暂时不能登录', message: d => `连续多次不对，${d.minutes} 分钟后再试。忘记密码请联系本单位经办人或服务人员。` },
  'identity.busy': { status: 503, title: '登录的人多', message: '请过几秒再点一次，填的内容不用重填。' },
  'identity.username-taken': { status: 409, title: '用户名已有人用', message: '请换一个用户名。' },
  'identity.email-taken': { status: 409, title: '电子邮箱已由另一人使用', message: '一个邮箱只能登记一个人。请退回企业，换成本人使用的邮箱。' },
  'identity.already-active': { status: 409, title: '账号已激活', message: '首席质量官已设好密码，直接登录即可，不需要激活单。' },
  'identity.activation-invalid': { status: 422, title: '还不能激活', message: '用户名与激活码不相符，或激活码已用过、已过期。' },
  'identity.weak-password': { status: 422, title: '密码不合要求', message: '请换一个密码。' },
}
