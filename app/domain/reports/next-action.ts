import type { FilingStatus } from '#db/schema'
import { formatDateTime } from '../clock'
import { type JourneyFacts, type NextAction, timeOfLesson } from './journey'

/** Nothing for the learner to do now: it lies with others, or it is over. */
const stand = (kind: string, title: string, text: string, action: NextAction['action'] = null): NextAction => ({ kind, eyebrow: '目前', title, text, action })
const wait = (kind: string, title: string, text: string, action: NextAction['action'] = null): NextAction => ({ kind, eyebrow: '现在：等待', title, text, action })
const go = (kind: string, step: string, title: string, text: string, to: string, label = step): NextAction => ({ kind, eyebrow: `下一步：${step}`, title, text, action: { label, to } })

const exams = '/learn/exams'
const cohorts = '/learn/cohorts'

function filingNext(status: Exclude<FilingStatus, 'filed'> | null): NextAction {
  switch (status) {
    case null:
    case 'draft':
      return wait('filing-missing', '企业还没有提交您的备案', '先聘任、再备案、后培训。请企业经办人填报并提交，登记后就能报名。')
    case 'submitted':
    case 'city_reviewing':
      return wait('filing-city', '市局正在核您的备案', '备案登记后就能报名培训，结果会发到通知。')
    case 'city_passed':
      return wait('filing-province', '市局已核，等省局登记', '备案登记后就能报名培训，结果会发到通知。')
    case 'returned':
      return wait('filing-returned', '备案已退回企业补正', '请企业经办人按意见改好再提交。登记后就能报名培训。')
    case 'rejected':
      return stand('filing-rejected', '备案没有登记', '请企业经办人查看理由，更正后重新办理。')
    case 'ended':
      return stand('filing-ended', '您的任职已结束', '学时和成绩都保留。有新的任职备案后接着办。')
    case 'revoked':
      return stand('filing-revoked', '您的备案已撤销', '请向登记机关了解情况。有新的任职备案后接着办。')
  }
}

function studyNext({ enrolment, study }: JourneyFacts): NextAction {
  switch (enrolment?.status) {
    case 'applied':
      return wait('enrolment-applied', '报名已提交，等培训机构录取', `${enrolment.cohort}。录取后会发通知。`, { label: '看我的报名', to: cohorts })
    case 'admitted':
    case 'studying':
      return lessonNext(study, enrolment.status === 'admitted')
    case 'declined':
      return go('enrol', '报名培训', '另报一个培训班', `${enrolment.cohort}没有录取：${enrolment.reason ?? '未写明理由'}。`, cohorts, '选培训班')
    case 'expired':
      return go('enrol', '报名培训', '报下一期培训班', `${enrolment.cohort}已结班。已计 ${study.credits} 学时保留，接着学就行。`, cohorts, '选培训班')
    case 'withdrawn':
      return go('enrol', '报名培训', '选一个培训班', `您退出了${enrolment.cohort}。已计 ${study.credits} 学时保留。`, cohorts, '选培训班')
    case 'failed':
      return go('enrol-again', '重新报名', '本次报名的考核机会已用完', '重新报名后可以再学再考，已计学时保留。', cohorts, '选培训班')
    default:
      return go('enrol', '报名培训', '选一个培训班', `备案已登记。培训免费，共 ${study.required} 学时，在线学习。`, cohorts, '选培训班')
  }
}

function lessonNext(study: JourneyFacts['study'], first: boolean): NextAction {
  const { lesson } = study
  if (!lesson) return go('study', '继续学习', '课程都已学完', '打开课程核对学时。', '/learn/course', '看课程')
  const name = `${lesson.code} ${lesson.title}`
  if (lesson.quizOnly) return go('quiz', '做课后测验', name, '这一课的时间已学满，通过测验就算学完。', `${lesson.to}/quiz`, '做测验')
  const today = study.todayLeft > 0 ? `今天还可计 ${study.todayLeft} 学时。` : `今天已计满 ${study.dailyCap} 学时，可以继续看，多出的不计。明天 00:00 起重新计。`
  const begun = lesson.atSeconds > 0 ? `上次学到 ${timeOfLesson(lesson.atSeconds)}，本课已计 ${lesson.credits} 学时。` : ''
  return first && !begun ? go('study-first', '开始学习', name, `已录取。${today}`, lesson.to) : go('study', '继续学习', name, begun + today, lesson.to)
}

function examNext({ attempt, resit, now }: JourneyFacts): NextAction {
  if (attempt?.status === 'in_progress') return go('exam-running', '回到考场', attempt.sitting, '您的考核正在进行，时间在走。', `/exam/${attempt.id}`, '回到考场')
  if (attempt?.status === 'scheduled') {
    const open = now >= attempt.opensAt && now <= attempt.entryClosesAt
    if (open) return go('exam-open', '参加考核', attempt.sitting, `已开考，${formatDateTime(attempt.entryClosesAt).slice(11)} 停止入场。`, `/exam/${attempt.id}`, '去考场')
    if (now < attempt.opensAt) return go('exam-scheduled', '准备考核', attempt.sitting, `${formatDateTime(attempt.opensAt)} 开考，${formatDateTime(attempt.entryClosesAt).slice(11)} 停止入场。`, exams, '看准考信息')
  }
  if (!resit) return attempt?.passed === false ? go('exam-resit', '预约补考', '可以补考了', '选一个场次再考一次。', exams, '选场次') : go('exam-book', '预约考核', '学时和测验都已完成', '选一个场次，在线考核。', exams, '选场次')
  if (resit.reason === 'result-pending') return wait('exam-pending', '已交卷，等成绩发布', `${attempt?.sitting ?? '考核'}。成绩由发证机构发布，会发到通知。`, { label: '看考核', to: exams })
  if (resit.from) return wait('exam-too-soon', `${formatDateTime(resit.from).slice(5)} 起可以补考`, resit.sentence, { label: '看成绩与场次', to: exams })
  return go('exam-closed', '重新报名', '本次报名不能再考', `${resit.sentence}先退出原来的班，再报新班。`, cohorts, '看我的报名')
}

function certifiedNext({ certificate, ce, filing }: JourneyFacts): NextAction {
  const see = '/learn/certificate'
  if (certificate?.status === 'suspended') return go('certificate-suspended', '看证书', '证书暂停使用', '恢复前请不要出示。原因请向发证机构了解。', see)
  if (filing !== 'filed') return go('post-ended', '看证书', '任职已结束，证书仍有效', '有新的任职备案后，人才库状态随之恢复。', see)
  if (ce.due && ce.missing > 0) return go('ce', '登记继续教育', `${ce.year} 年还差 ${ce.missing} 学时`, `全年不少于 ${ce.target} 学时，已认定 ${ce.total} 学时。`, '/learn/continuing-education', '去登记')
  if (ce.due) return go('ce-met', '看继续教育', `${ce.year} 年继续教育已达标`, `已认定 ${ce.total} 学时。`, '/learn/continuing-education')
  return go('certified', '看证书', '已取得培训合格证书', `证书编号 ${certificate?.number ?? ''}。${ce.year + 1} 年起每年完成继续教育。`, see)
}

/** The one thing to do next. */
export function nextAction(facts: JourneyFacts): NextAction {
  const { certificate, enrolment, filing } = facts
  if (certificate?.status === 'valid' || certificate?.status === 'suspended') return certifiedNext(facts)
  if (enrolment?.status === 'passed') {
    return certificate?.status === 'revoked'
      ? stand('certificate-revoked', '证书已撤销', '请向发证机构了解情况。', { label: '看证书', to: '/learn/certificate' })
      : wait('certificate-pending', '考核合格，等发证', '发证机构签发后会发通知，证书可在线查看和下载。', { label: '看证书', to: '/learn/certificate' })
  }
  if (filing !== 'filed') return filingNext(filing)
  return enrolment?.status === 'study_completed' ? examNext(facts) : studyNext(facts)
}
