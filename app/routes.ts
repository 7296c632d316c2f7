import { type RouteConfig, index, layout, route } from '@remix-run/route-config'

/** Every address of the system, grouped by audience. */
export default [
  // 公众
  index('routes/public/home.tsx'),
  route('v', 'routes/public/verify.tsx'),
  route('v/:codeOrToken', 'routes/public/verify-result.tsx'),
  route('talents', 'routes/public/talents.tsx'),
  route('demo', 'routes/public/demo.tsx'),
  route('demo/outbox', 'routes/public/demo-outbox.tsx'),
  route('teachers', 'routes/public/teachers.tsx'),
  route('teachers/apply', 'routes/public/teacher-apply.tsx'),
  route('register', 'routes/public/register.tsx'),

  // 账号
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('activate', 'routes/account/activate.tsx'),
  route('home', 'routes/account/home.ts'),

  // 首席质量官
  layout('routes/learn/site.tsx', [
    route('learn/exams', 'routes/learn/exams.tsx'),
    route('learn/exams/:attemptId', 'routes/learn/exam-result.tsx'),
    route('learn', 'routes/learn/home.tsx'),
    route('learn/cohorts', 'routes/learn/cohorts.tsx'),
    route('learn/course', 'routes/learn/course.tsx'),
    route('learn/me', 'routes/learn/me.tsx'),
    route('learn/notices', 'routes/learn/notices.tsx'),
    route('learn/continuing-education', 'routes/learn/continuing-education.tsx'),
    route('learn/continuing-education/declare', 'routes/learn/continuing-education-declare.tsx'),
    route('learn/rate/:cohortId', 'routes/learn/rate.tsx'),
    route('learn/certificate', 'routes/learn/certificate.tsx'),
  ]),
  route('learn/lessons/:courseId/:code', 'routes/learn/lesson.tsx'),
  route('learn/lessons/:courseId/:code/quiz', 'routes/learn/quiz.tsx'),
  route('learn/lessons/:courseId/:code/beats', 'routes/learn/lesson-beats.ts'),

  // 考场（没有站点框架）
  route('exam/:attemptId', 'routes/exam/attempt.tsx'),
  route('exam/:attemptId/start', 'routes/exam/start.ts'),
  route('exam/:attemptId/submit', 'routes/exam/submit.ts'),
  route('exam/:attemptId/take-over', 'routes/exam/take-over.ts'),
  route('exam/:attemptId/receipt.txt', 'routes/exam/receipt.ts'),

  // 岗位端：企业、监管、培训、发证、师资、系统
  layout('routes/staff/desk.tsx', [
    route('certify', 'routes/certify/index.tsx'),
    route('certify/sittings/new', 'routes/certify/new-sitting.tsx'),
    route('certify/sittings/:sittingId', 'routes/certify/sitting.tsx'),
    route('certify/blueprints', 'routes/certify/blueprints.tsx'),
    route('train', 'routes/train/cohorts.tsx'),
    route('train/cohorts/:id', 'routes/train/cohort.tsx'),
    route('teacher', 'routes/teacher/home.tsx'),
    route('train/teachers', 'routes/train/teachers.tsx'),
    route('oversee/continuing-education', 'routes/oversee/continuing-education.tsx'),
    route('oversee/continuing-education/:id', 'routes/oversee/continuing-education-record.tsx'),
    route('oversee/teachers', 'routes/oversee/teachers.tsx'),
    route('oversee/teachers/:id', 'routes/oversee/teacher.tsx'),
    route('admin', 'routes/admin/audit.tsx'),
    route('admin/outbox', 'routes/admin/outbox.tsx'),
    route('enterprise/certificate', 'routes/enterprise/certificate.tsx'),
    route('certify/certificates', 'routes/certify/certificates.tsx'),
    route('certify/talents', 'routes/certify/talents.tsx'),
    route('oversee/certificates', 'routes/oversee/certificates.tsx'),
    route('oversee/certificates/:id', 'routes/oversee/certificate.tsx'),
    route('oversee/talents', 'routes/oversee/talents.tsx'),
    route('oversee/settings', 'routes/oversee/settings.tsx'),
    route('enterprise', 'routes/enterprise/home.tsx'),
    route('enterprise/profile', 'routes/enterprise/profile.tsx'),
    route('enterprise/filing', 'routes/enterprise/filing.tsx'),
    route('enterprise/filing/slip', 'routes/enterprise/slip.tsx'),
    route('enterprise/filing/receipt', 'routes/enterprise/receipt.tsx'),
    route('oversee/filings', 'routes/oversee/filings.tsx'),
    route('oversee/filings/:filingId', 'routes/oversee/filing.tsx'),
  ]),

  // 下载
  route('continuing-education/:id/evidence', 'routes/learn/continuing-education-evidence.ts'),
  route('teachers/:id/evidence', 'routes/teacher/evidence.ts'),
  route('learn/certificate/pdf', 'routes/learn/certificate-pdf.ts'),
  route('learn/certificate/paper', 'routes/learn/certificate-paper.ts'),
  route('oversee/talents/export', 'routes/oversee/talents-export.ts'),
  route('files/filing/:filingId/:kind', 'routes/files/filing-paper.ts'),
] satisfies RouteConfig
