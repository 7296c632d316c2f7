import { Form, Link } from '@remix-run/react'
import { concurrentPosts } from '~/domain/filing/filing-fields'
import { Banner } from './banner'
import { SubmitButton } from './button'
import { Section } from './card'
import { CheckField, RadioGroup } from './choices'
import { ErrorSummary } from './error-summary'
import { DateField, SelectField, TextArea, TextField, type Option } from './field'
import { FileField } from './file-field'

type Errors = Record<string, string[]>

export interface FilingFormProps {
  status: string
  saved: boolean
  enterprise: { name: string; size: string }
  values: Record<string, string>
  /** What is wrong with the kept draft, or why it was returned. */
  problems: Errors
  findings: readonly { level: string; sentence: string }[]
  papers: readonly { kind: string; name: string; to: string }[]
  rules: { education: string; years: number; relaxed: string; workdays: number }
  educations: readonly Option[]
  idTypes: readonly Option[]
  refused?: { refusal: { title: string; message: string }; fields: Errors; values: Record<string, string> }
}

/** The filing form: 聘任 · 首席质量官 · 任职条件 · 材料, saved at any time, judged when submitted. */
export function FilingForm({ refused, ...props }: FilingFormProps) {
  const errors = refused ? refused.fields : props.problems
  const values = refused?.values ?? props.values
  const at = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  const returned = props.status === 'returned'
  return (
    <div className="cols">
      <div className="grid gap-6">
        {props.saved && !refused && <Banner tone="ok" title="草稿已存好">可以随时回来接着填，填完点“核对并提交”。</Banner>}
        {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
        <ErrorSummary errors={errors} title={refused ? undefined : returned ? `退回补正 ${Object.keys(errors).length} 项` : `草稿里有 ${Object.keys(errors).length} 处要改`} />
        {errors.enterpriseName || errors.sizeClass ? <Banner tone="warn" title="企业信息要补正">单位名称和企业规模在<Link to="/enterprise/profile">企业信息</Link>里改，改好后回到这里提交。</Banner> : null}
        <Form method="post" encType="multipart/form-data" noValidate className="grid gap-10">
          <Appointment at={at} />
          <Person at={at} idTypes={props.idTypes} />
          <Conditions at={at} educations={props.educations} findings={props.findings} />
          <Papers papers={props.papers} errors={errors} />
          <CheckField name="declared" label="以上信息属实，任命决定、承诺书为原件的扫描件或照片，首席质量官本人知悉并同意备案。" error={errors.declared} optional defaultChecked={values.declared === 'on'} />
          <div className="foot-bar">
            <SubmitButton intent="save" variant="plain" pendingText="正在保存…">保存草稿</SubmitButton>
            <SubmitButton intent="submit" pendingText="正在提交…">核对并提交</SubmitButton>
          </div>
        </Form>
      </div>
      <Rules {...props} />
    </div>
  )
}

interface Part {
  at: (name: string) => { name: string; defaultValue: string | undefined; error: string[] | undefined }
}

function Appointment({ at }: Part) {
  return (
    <Section title="聘任">
      <div className="stack">
        <TextField {...at('position')} label="现任职务" hint="与任命决定一致，如副总经理、质量总监" />
        <SelectField {...at('concurrentPost')} label="兼任职务" hint="除首席质量官外还担任的高层职务；可由董事长、总经理等兼任" options={concurrentPosts} />
        <DateField {...at('appointedOn')} label="任职时间" hint="任命决定上的日期" />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField {...at('authorizerName')} label="授权人" hint="首席质量官直接向其报告工作" />
          <TextField {...at('authorizerTitle')} label="授权人职务" hint="法定代表人或主要负责人" suggestions={['法定代表人', '董事长', '总经理', '总裁']} />
        </div>
      </div>
    </Section>
  )
}

function Person({ at, idTypes }: Part & { idTypes: readonly Option[] }) {
  return (
    <Section title="首席质量官">
      <div className="stack">
        <TextField {...at('personName')} label="姓名" hint="与身份证一致。打不出的字，可从电子证照复制" autoComplete="off" />
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField {...at('idType')} label="证件类型" options={idTypes} />
          <TextField {...at('idNumber')} label="证件号码" autoComplete="off" autoCapitalize="characters" />
        </div>
        <RadioGroup {...at('gender')} label="性别" hint="居民身份证不用选，按证件号填" inline optional options={[{ value: 'male', label: '男' }, { value: 'female', label: '女' }]} />
        <TextField {...at('mobile')} label="手机" hint="本人手机，激活账号和考试通知用" inputMode="tel" autoComplete="off" />
        <TextField {...at('email')} label="本人电子邮箱" hint="须为本人邮箱，不能用企业或部门邮箱；离岗后也收得到通知" inputMode="email" autoComplete="off" autoCapitalize="none" />
      </div>
    </Section>
  )
}

function Conditions({ at, educations, findings }: Part & { educations: readonly Option[]; findings: FilingFormProps['findings'] }) {
  const warned = findings.filter(finding => finding.level === 'warning')
  return (
    <Section title="任职条件">
      <div className="stack">
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField {...at('education')} label="学历" hint="最高学历" options={educations} />
          <TextField {...at('qualityYears')} label="质量工作年限" hint="从事质量管理工作的年数" inputMode="decimal" />
          <TextField {...at('school')} label="毕业院校" />
          <TextField {...at('major')} label="专业" />
        </div>
        <TextField {...at('professionalTitle')} label="职称" optional />
        {warned.map(finding => <Banner key={finding.sentence} tone="warn" title={finding.sentence} />)}
        <TextArea {...at('relaxReason')} label="放宽理由" optional hint="学历或年限不足、或填相当学历时写明，不少于 20 字" rows={3} />
        <TextArea {...at('resume')} label="工作简历" hint="注明质量管理经历和获奖情况，不少于 20 字" rows={6} />
      </div>
    </Section>
  )
}

const papers = [
  { kind: 'appointment_decision', label: '任命决定', hint: '盖章的任命文件，PDF 或清楚的照片，10 MB 以内' },
  { kind: 'commitment_letter', label: '承诺书', hint: '首席质量官本人签名，即本人对备案的确认，PDF 或清楚的照片，10 MB 以内' },
] as const

function Papers({ papers: stored, errors }: { papers: FilingFormProps['papers']; errors: Errors }) {
  return (
    <Section title="材料" aside="手机可直接拍照">
      <div className="stack">
        {papers.map(({ kind, label, hint }) => {
          const known = stored.find(one => one.kind === kind)
          return <FileField key={`${kind}${known?.name ?? ''}`} name={kind} label={label} hint={hint} error={errors[kind]} stored={known && { name: known.name, links: <a href={known.to} target="_blank" rel="noreferrer">预览</a> }} />
        })}
      </div>
    </Section>
  )
}

function Rules({ enterprise, rules }: Pick<FilingFormProps, 'enterprise' | 'rules'>) {
  return (
    <aside className="self-start border-t-2 border-ink pt-4 text-sm text-ink-2">
      <h2 className="mb-1 text-md text-ink">任职条件</h2>
      <p className="mb-3">本企业为{enterprise.size}企业</p>
      <ul className="list">
        {[`${rules.education}及以上学历或相当学历`, `从事质量管理工作 ${rules.years} 年以上`, '熟悉质量法规政策，沟通、协调、组织能力强', `${rules.relaxed}型企业可结合实际适当放宽，须写明理由`].map(text => <li key={text} className="py-2">{text}</li>)}
      </ul>
      <p className="mt-3">备案不是许可。材料齐全、属实的，市局在 {rules.workdays} 个工作日内核，再由省局登记。</p>
    </aside>
  )
}
