import type { Role } from '~/domain/permissions'
import type { IconName } from '~/ui/icon'

interface Item {
  to: string
  label: string
  icon: IconName
  /** The name of its count in queueCounts. */
  queue?: string
  end?: boolean
}

/** What each staff role finds at the left of its desk. */
export const navigation: Record<Role, { label: string; items: Item[] }[]> = {
  enterprise_admin: [{ label: '企业', items: [{ to: '/enterprise', label: '聘任与备案', icon: 'inbox', end: true }, { to: '/enterprise/certificate', label: '证书与人才库', icon: 'certificate' }] }],
  city_reviewer: [
    { label: '备案', items: [{ to: '/oversee/filings', label: '备案核查', icon: 'inbox', queue: 'filings' }] },
    { label: '履职', items: [{ to: '/oversee/continuing-education', label: '继续教育核查', icon: 'file', queue: 'ceRecords' }, { to: '/oversee/teachers', label: '师资形式审查', icon: 'people', queue: 'teachers' }] },
    { label: '数据', items: [{ to: '/oversee/talents', label: '人才库', icon: 'list' }, { to: '/oversee/certificates', label: '证书', icon: 'certificate' }] },
  ],
  province_admin: [
    { label: '备案', items: [{ to: '/oversee/filings', label: '备案登记', icon: 'inbox', queue: 'filings' }] },
    { label: '履职', items: [{ to: '/oversee/continuing-education', label: '继续教育核查', icon: 'file', queue: 'ceRecords' }, { to: '/oversee/teachers', label: '师资库', icon: 'people', queue: 'teachers' }] },
    { label: '数据', items: [{ to: '/oversee/talents', label: '人才库与公布', icon: 'list', queue: 'talents' }, { to: '/oversee/certificates', label: '证书', icon: 'certificate' }, { to: '/oversee/settings', label: '规则', icon: 'file' }] },
    { label: '内容', items: [{ to: '/oversee/lessons', label: '课文', icon: 'book' }, { to: '/policies', label: '政策库', icon: 'list' }] },
  ],
  training_org: [{ label: '培训', items: [{ to: '/train', label: '培训班', icon: 'people', queue: 'enrolments', end: true }, { to: '/train/teachers', label: '师资', icon: 'user' }] }],
  certifying_body: [
    { label: '考核', items: [{ to: '/certify', label: '场次与发布', icon: 'inbox', queue: 'sittings', end: true }, { to: '/certify/questions', label: '题库', icon: 'note' }, { to: '/certify/blueprints', label: '组卷方案', icon: 'file' }] },
    { label: '证书', items: [{ to: '/certify/certificates', label: '证书', icon: 'certificate' }, { to: '/certify/talents', label: '人才库入库', icon: 'list', queue: 'talents' }] },
  ],
  teacher: [{ label: '师资', items: [{ to: '/teacher', label: '我的申报与授课', icon: 'user', end: true }] }],
  auditor: [{ label: '审计', items: [{ to: '/admin', label: '审计链', icon: 'list', end: true }] }],
  system_admin: [{ label: '系统', items: [{ to: '/admin', label: '系统与审计链', icon: 'list', end: true }, { to: '/admin/outbox', label: '待发消息', icon: 'file' }] }],
  cqo: [],
}
