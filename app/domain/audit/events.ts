/**
 * Everything the audit trail can say. `entity` and `entityId` name the object; `data` never holds personal
 * data, keys or answers. Each line: When …
 */
export const auditTypes = {
  /** When a user signs in, fails to, or signs out. */
  'session.opened': 'user',
  'session.refused': 'user',
  'session.closed': 'user',
  /** When an account is made, activated, or its password changes. */
  'user.created': 'user',
  'user.invited': 'user',
  'user.activated': 'user',
  'user.disabled': 'user',
  'user.password-changed': 'user',
  /** When a sealed field is shown in full, with the reason given. */
  'person.revealed': 'person',
  'person.consented': 'person',
  'person.recorded': 'person',
  'organization.registered': 'organization',
  'organization.changed': 'organization',
  'delegation.granted': 'organization',
  'settings.changed': 'setting',
  /** When an empty platform is filled with the demo world: its passwords are known, it may never serve in production. */
  'demo.seeded': 'platform',
  'file.stored': 'file',
  'file.read': 'file',
  /** When a filing moves; `data` has from, to, and reasons. */
  'filing.created': 'filing',
  'filing.saved': 'filing',
  'filing.moved': 'filing',
  'teacher.applied': 'teacher',
  'teacher.moved': 'teacher',
  'teacher.assigned': 'cohort',
  'teacher.rated': 'teacher',
  'content.imported': 'course',
  /** When a question is opened with its key, judged, changed, or taken out as a file. */
  'question.opened': 'question',
  'question.reviewed': 'question',
  'question.edited': 'question',
  'question.exported': 'question-pool',
  /** When a lesson is changed in the product. */
  'lesson.edited': 'lesson',
  /** When the official text of a document is put beside its summary, or taken away. */
  'policy.text-attached': 'policy',
  'policy.text-removed': 'policy',
  'cohort.opened': 'cohort',
  'cohort.moved': 'cohort',
  'enrolment.applied': 'enrolment',
  'enrolment.moved': 'enrolment',
  'quiz.passed': 'lesson',
  'lesson.completed': 'lesson',
  'blueprint.published': 'blueprint',
  'blueprint.retired': 'blueprint',
  'sitting.opened': 'sitting',
  'sitting.moved': 'sitting',
  'registration.made': 'registration',
  'attempt.prepared': 'attempt',
  'attempt.started': 'attempt',
  'attempt.taken-over': 'attempt',
  'attempt.submitted': 'attempt',
  'attempt.missed': 'attempt',
  'attempt.marked': 'attempt',
  'attempt.released': 'attempt',
  'certificate.issued': 'certificate',
  'certificate.rendered': 'certificate',
  'certificate.moved': 'certificate',
  'certificate.downloaded': 'certificate',
  'talent.entered': 'talent',
  'talent.moved': 'talent',
  'talent.exported': 'talent',
  'ce-record.submitted': 'ce-record',
  'ce-record.decided': 'ce-record',
} as const

export type AuditType = keyof typeof auditTypes

export interface AuditEvent {
  type: AuditType
  entityId: string
  data?: Record<string, unknown>
}
