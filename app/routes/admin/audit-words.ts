import { type Role, roleNames } from '~/domain/permissions'

/** What the trail's objects and events are called; one that is not listed yet shows its code. */
export const entityWords: Record<string, string> = {
  user: '账号', person: '个人信息', organization: '机构', setting: '规则', file: '文件', filing: '备案', teacher: '师资', cohort: '培训班', course: '课程', enrolment: '报名', lesson: '课',
  blueprint: '组卷蓝图', sitting: '场次', registration: '报考', attempt: '答卷', certificate: '证书', talent: '人才库', 'ce-record': '继续教育',
}

const eventWords: Record<string, string> = {
  'session.opened': '登录', 'session.refused': '登录被拒', 'session.closed': '退出',
  'user.created': '开立账号', 'user.invited': '邀请激活', 'user.activated': '激活账号', 'user.disabled': '停用账号', 'user.password-changed': '改密码',
  'person.revealed': '查看完整证件号', 'person.consented': '同意个人信息告知', 'person.recorded': '登记个人信息',
  'organization.registered': '登记机构', 'organization.changed': '机构变更', 'delegation.granted': '委托授权', 'settings.changed': '规则变更', 'file.stored': '存入文件', 'file.read': '调阅文件',
  'filing.created': '起草备案', 'filing.saved': '保存备案', 'filing.moved': '备案流转',
  'teacher.applied': '申报师资', 'teacher.moved': '师资流转', 'teacher.assigned': '师资排课', 'teacher.rated': '评价师资',
  'content.imported': '更新课程', 'cohort.opened': '开班', 'cohort.moved': '培训班流转', 'enrolment.applied': '报名', 'enrolment.moved': '报名流转', 'quiz.passed': '测验通过', 'lesson.completed': '学完一课',
  'blueprint.published': '发布蓝图', 'blueprint.retired': '停用蓝图', 'sitting.opened': '开设场次', 'sitting.moved': '场次流转', 'registration.made': '报考',
  'attempt.prepared': '备好试卷', 'attempt.started': '入场', 'attempt.taken-over': '换设备作答', 'attempt.submitted': '交卷', 'attempt.missed': '缺考', 'attempt.marked': '判分', 'attempt.released': '发布成绩',
  'certificate.issued': '发证', 'certificate.rendered': '制证', 'certificate.moved': '证书状态变更', 'certificate.downloaded': '下载证书',
  'talent.entered': '入人才库', 'talent.moved': '人才库流转', 'talent.exported': '导出人才库', 'ce-record.submitted': '登记继续教育', 'ce-record.decided': '核查继续教育',
}

export const eventWord = (type: string) => eventWords[type] ?? type

const plainRoles: Record<string, string> = { system: '系统', anonymous: '访客', user: '用户' }
/** Roles as the trail stores them, comma separated, in words. */
export const roleWords = (roles: string) => roles.split(',').map(role => plainRoles[role] ?? (Object.hasOwn(roleNames, role) ? roleNames[role as Role] : role)).join('、')
