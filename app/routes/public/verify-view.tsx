import type { ReactNode } from 'react'
import type { Verification } from '~/domain/verification/result'
import { Button } from '~/ui/button'
import { PublicFrame } from '~/ui/public-frame'
import { TextField } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { KeyValues } from '~/ui/key-values'
import { Verdict, type VerdictProps } from '~/ui/status-badge'

interface FormProps {
  number?: string
  name?: string
  errors?: Record<string, string[]>
  /** 查验, or 重新查验 beside a result. */
  label?: string
}

/** Number and name, or a code alone; a plain form, so that it works without scripts and its values are in no address. */
export function VerifyForm({ number, name, errors = {}, label = '查验' }: FormProps) {
  return (
    <form method="post" action="/v" className="grid gap-4">
      <TextField name="number" label="证书编号或验证码" placeholder="GDCQO-4406-2026-000217-C" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={400} defaultValue={number} error={errors.number} />
      <TextField name="name" label="姓名" hint="填验证码时不用填姓名" autoComplete="off" maxLength={60} optional defaultValue={name} error={errors.name} />
      <Button variant="primary" className="justify-self-start">{label}</Button>
    </form>
  )
}

const verdicts: Record<Verification['kind'], VerdictProps> = {
  valid: { tone: 'ok', title: '证书有效', english: 'Valid' },
  expired: { tone: 'warn', title: '证书已过有效期', english: 'Expired' },
  suspended: { tone: 'warn', title: '证书暂停使用', english: 'Suspended' },
  revoked: { tone: 'danger', title: '证书已撤销', english: 'Revoked' },
  superseded: { tone: 'idle', shape: 'squares', title: '已换发新证', english: 'Superseded' },
  unknown: { tone: 'idle', shape: 'unknown', title: '未查到匹配记录', english: 'No matching record' },
  typo: { tone: 'idle', shape: 'triangle', title: '请核对后再查', english: 'Please check what you typed' },
  limited: { tone: 'idle', shape: 'pause', title: '查得太快', english: 'Too many attempts' },
}
export const verdictTitle = (view: Verification) => verdicts[view.kind].title

const Note = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-6">
    <h2 className="mb-1 text-lg">{title}</h2>
    <div className="text-sm text-ink-2">{children}</div>
  </section>
)

const Steps = ({ items }: { items: ReactNode[] }) => (
  <ol className="mt-2 grid">
    {items.map((item, index) => (
      <li key={index} className="flex gap-4 border-t border-line py-2.5 text-md text-ink">
        <b className="text-accent">{index + 1}</b>
        <span>{item}</span>
      </li>
    ))}
  </ol>
)

function Facts({ view }: { view: Extract<Verification, { kind: 'valid' | 'expired' }> }) {
  const { facts } = view
  return (
    <>
      <p className="mt-4 mb-3 font-medium">请与纸面逐项核对，有一处不同即不是本证。</p>
      <KeyValues
        ruled
        items={[
          ['姓名', <b key="name" className="text-2xl">{facts.name}</b>],
          ['发证时企业', facts.enterprise],
          ['证书编号', <b key="number">{facts.number}</b>],
          ['培训', `${facts.trainingFrom} 至 ${facts.trainingTo}，${facts.hours} 学时，考核合格`],
          ['任职时间', facts.appointedOn],
          ['培训机构', facts.trainingBody],
          ['发证机构', facts.certifyingBody],
          ['发证日期', facts.issuedOn],
          ['有效期', facts.expiresOn ? `至 ${facts.expiresOn}` : '长期有效'],
        ]}
      />
      {view.kind === 'expired' && <Note title="已过有效期">本证自 {facts.expiresOn} 次日起不再有效。请持证人办理后出示新证。</Note>}
      {view.pdfSha256 && (
        <Note title="核对 PDF 文件">
          <p>手上的 PDF 与发证时的是同一份时，它的 SHA-256 指纹是：</p>
          <p className="mt-1 font-mono break-all">{view.pdfSha256}</p>
        </Note>
      )}
    </>
  )
}

function Stopped({ view }: { view: Extract<Verification, { kind: 'suspended' | 'revoked' | 'superseded' }> }) {
  const day = { suspended: '暂停日期', revoked: '撤销日期', superseded: '换发日期' }[view.kind]
  const reason = view.kind === 'superseded' ? '换发原因' : '原因类别'
  const person = view.kind === 'superseded' ? null : view
  return (
    <>
      <div className="mt-4" />
      <KeyValues
        ruled
        items={[
          ['姓名', person && <b key="name" className="text-2xl">{person.name}</b>],
          ['证书编号', <b key="number">{view.number}</b>],
          ['发证日期', person?.issuedOn],
          [day, view.since],
          [reason, view.reason],
        ]}
      />
      {view.kind === 'suspended' && <Note title="暂停期间">本证不能作为已取得合格证书的凭据。恢复后本页会变为“证书有效”。本人如有异议，可登录平台查看并向发证机构提出。</Note>}
      {view.kind === 'revoked' && <Note title="请勿采信">本证自撤销之日起无效，不会恢复。如有人仍在出示，请告知当地市场监管部门。</Note>}
      {view.kind === 'superseded' && <Note title="请持证人出示新版">您查的是旧版。持证人的合格状态未必改变，但请以新版证书上的二维码为准。</Note>}
    </>
  )
}

function NotFound({ view, host }: { view: Extract<Verification, { kind: 'unknown' | 'typo' | 'limited' }>; host: string }) {
  if (view.kind === 'typo') return <Note title="还没有查询">{view.hint}。</Note>
  if (view.kind === 'limited') return <Note title={`请 ${view.waitSeconds} 秒后再查`}>这个网络一分钟内没查到的次数已到上限，用来防止有人逐个猜号。扫证书上的二维码不受限制。</Note>
  return (
    <>
      <p className="mt-3 text-sm text-ink-2">{view.forged ? '这个二维码不是本平台签发的，或已被改动。请勿采信。' : '编号、验证码或姓名至少有一项不一致。'}</p>
      <Note title="请先看这三处">
        <Steps
          items={[
            <>编号以 <b>GDCQO</b> 开头，末位是校验字符；字母 O 与数字 0 易混</>,
            '姓名须与证书一字不差，生僻字可从证书 PDF 复制',
            <>二维码须由 <b>{host}</b> 打开，其他域名都不是本平台</>,
          ]}
        />
      </Note>
    </>
  )
}

/** The answer: what it is at a glance, when it was checked, what to compare, what to do. */
export function VerifyView({ view, checkedAt, host }: { view: Verification; checkedAt: string; host: string }) {
  return (
    <section aria-live="polite">
      <Verdict {...verdicts[view.kind]} />
      <p className="mt-3 text-sm text-ink-2">查验时间 {checkedAt}，北京时间</p>
      {(view.kind === 'valid' || view.kind === 'expired') && <Facts view={view} />}
      {(view.kind === 'suspended' || view.kind === 'revoked' || view.kind === 'superseded') && <Stopped view={view} />}
      {(view.kind === 'unknown' || view.kind === 'typo' || view.kind === 'limited') && <NotFound view={view} host={host} />}
    </section>
  )
}

/** The narrow page around every verification. */
export function VerifyFrame({ host, demo, children }: { host: string; demo: boolean; children: ReactNode }) {
  return (
    <PublicFrame nav={[]} demo={demo} brand={{ subtitle: '证书查验 Certificate verification' }} bare>
      <div className="wrap grid gap-8 pb-4 md:pt-8">
        <div className="w-full max-w-180 justify-self-center">{children}</div>
        <p className="flex w-full max-w-180 items-center gap-2 justify-self-center border-t border-line pt-4 text-sm text-ink-2">
          <Icon name="shield" />
          <span>认准域名 <b>{host}</b>。本页不显示身份证号、电话与成绩。</span>
        </p>
      </div>
    </PublicFrame>
  )
}
