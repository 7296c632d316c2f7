import type { RefusalTemplates } from '../refusal-text'

const notFiled: Record<string, string> = {
  none: '还不能报名。没有您的备案，培训先聘任、再备案、后报名（粤市监〔2023〕35号（七））。请企业经办人先办备案。',
  draft: '还不能报名。企业正在填报您的备案，还没有提交。请企业经办人填完提交。',
  submitted: '还不能报名。备案尚未登记，已提交，等市局核。登记后就能报名。',
  city_reviewing: '还不能报名。备案尚未登记，市局正在核。登记后就能报名。',
  city_passed: '还不能报名。备案尚未登记，市局已核，等省局登记。登记后就能报名。',
  returned: '还不能报名。备案已退回企业补正。请企业经办人按意见改好再提交。',
  rejected: '还不能报名。备案没有登记。请企业经办人查看理由后重新办理。',
  ended: '还不能报名。您的任职已结束。有新的任职备案后可以报名。',
  revoked: '还不能报名。您的备案已撤销。有新的任职备案后可以报名。',
}

export const cohortRefusals: RefusalTemplates = {
  'cohorts.no-delegation': { status: 403, title: '不能开班', message: '本机构没有有效的培训委托。省市场监督管理局发出委托后才能开班。' },
  'cohorts.two-powers': { status: 403, title: '不能开班', message: '这个账号同时管考核发证。培训和考核发证由不同的账号办理。' },
  'cohorts.over-already': { status: 422, title: '日期需要修改', message: '结束日期已经过去。请改日期。' },
  'cohorts.moved-on': { status: 409, title: '状态已变', message: '这个班或这些报名的状态刚刚变了。请刷新后再办。' },
  'cohorts.applications-open': { status: 409, title: '还不能结班', message: d => `还有 ${d.n} 人待录取。请先录取或不予录取。` },
  'cohorts.still-studying': { status: 409, title: '还不能结班', message: d => `还有 ${d.n} 人在学，${d.endsOn} 学习截止后才能结班。` },
  'cohorts.not-filed': { status: 403, title: '还不能报名', message: d => notFiled[String(d.status)] ?? String(notFiled.none), next: { label: '看办理进度', to: '/learn' } },
  'cohorts.other-city': { status: 403, title: '不能报这个班', message: d => `这个班面向${d.cohortCity}。您的备案在${d.filingCity}，请报本市或面向全省的班。`, next: { label: '选别的班', to: '/learn/cohorts' } },
  'cohorts.already-certified': { status: 409, title: '不用再报名', message: '您已有有效的培训合格证书，每年完成继续教育即可。', next: { label: '看证书', to: '/learn/certificate' } },
  'cohorts.already-enrolled': { status: 409, title: '不能再报一个班', message: '您已有一个班的报名。一次只能报一个班，要换班请先退出原来的班。', next: { label: '看我的报名', to: '/learn/cohorts' } },
  'cohorts.not-enrolling': { status: 409, title: '报名已停止', message: '这个班已停止报名。请选别的班。', next: { label: '选别的班', to: '/learn/cohorts' } },
  'cohorts.full': { status: 409, title: '名额已满', message: d => `这个班 ${d.capacity} 个名额已满。请选别的班。`, next: { label: '选别的班', to: '/learn/cohorts' } },
  'cohorts.nobody-chosen': { status: 422, title: '还没有选人', message: '请先勾选要办理的报名。' },
  'cohorts.filing-not-in-force': { status: 409, title: '有人不能录取', message: d => `${d.names}的备案已不在有效状态，不能录取。请取消勾选，或不予录取并说明。` },
}
