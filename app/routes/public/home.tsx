import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cohortsOpenForEnrolment } from '~/domain/cohorts/queries.server'
import { cityName } from '~/domain/organizations/regions.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { contentOf } from '~/http/texts.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { Icon, type IconName } from '~/ui/icon'
import { StatusBadge } from '~/ui/status-badge'
import { PublicSite } from '~/ui/public-site'
import { VerifyForm } from './verify-view'

const SHOWN = 6

const gate = route({
  who: 'public',
  output: z.object({
    rules: z.object({ slaWorkdays: z.number(), modules: z.number(), lessons: z.number(), credits: z.number(), minutes: z.number(), pass: z.number(), attempts: z.number(), ceHours: z.number() }),
    cohorts: z.array(z.object({ id: z.string(), name: z.string(), place: z.string(), trainingBody: z.string(), startsOn: z.string(), endsOn: z.string(), capacity: z.number(), left: z.number() })),
    more: z.number(),
  }),
  async load({ ctx }) {
    const { rules } = await rulesNow(ctx)
    const course = contentOf().courses.find(c => c.kind === 'qualification')
    const open = await cohortsOpenForEnrolment(ctx, null)
    return {
      rules: {
        slaWorkdays: rules.city_sla_workdays,
        modules: course?.modules.length ?? 0,
        lessons: course?.lessons.length ?? 0,
        credits: rules.required_credits,
        minutes: rules.exam_minutes,
        pass: rules.pass_percent,
        attempts: rules.attempts_per_enrolment,
        ceHours: rules.ce_annual_hours,
      },
      cohorts: open.slice(0, SHOWN).map(({ taken, cityCode, ...cohort }) => ({ ...cohort, place: cityCode ? cityName(cityCode) : '全省', left: Math.max(0, cohort.capacity - taken) })),
      more: Math.max(0, open.length - SHOWN),
    }
  },
})
export const loader = gate.loader

interface Stage {
  title: string
  text: string
  who: string
}

/** The five stages on one scale: across on wide screens, down on phones. */
function Ruler({ stages }: { stages: Stage[] }) {
  return (
    <ol className="grid border-t border-line md:grid-cols-[.9fr_1.35fr_1fr_.9fr_1fr] md:border-0">
      {stages.map(({ title, text, who }, index) => (
        <li key={title} className="relative border-b border-line py-4 pl-13 md:border-0 md:pt-13 md:pr-6 md:pb-0 md:pl-0">
          <span aria-hidden="true" className="absolute inset-y-0 left-0 w-3.5 bg-[repeating-linear-gradient(180deg,var(--c-accent-line)_0_1px,transparent_1px_9px)] before:absolute before:-top-px before:left-0 before:h-0.5 before:w-9 before:bg-accent md:right-0 md:bottom-auto md:h-3 md:w-auto md:border-t-2 md:border-accent md:bg-[repeating-linear-gradient(90deg,var(--c-accent-line)_0_1px,transparent_1px_10px)] md:before:-top-0.5 md:before:h-11 md:before:w-0.5" />
          <span aria-hidden="true" className="absolute top-3.5 left-5 text-sm font-medium text-accent md:top-6 md:left-3">{index + 1}</span>
          <h2 className="text-lg md:text-xl">{title}</h2>
          <p className="mt-2 mb-1.5 text-sm leading-relaxed text-ink-2">{text}</p>
          <span className="text-xs text-ink-3">{who}</span>
        </li>
      ))}
    </ol>
  )
}

const errands: { title: string; icon: IconName; links: [to: string, label: string, icon?: IconName][] }[] = [
  { title: '企业', icon: 'briefcase', links: [['/register', '注册企业'], ['/enterprise/filing', '填报或补正备案'], ['/enterprise', '看备案进度、解聘'], ['/enterprise/certificate', '看证书与入库状态']] },
  { title: '首席质量官', icon: 'user', links: [['/learn/cohorts', '报名与学习'], ['/learn/exams', '预约考核、查成绩'], ['/learn/certificate', '下载证书', 'download'], ['/learn/continuing-education', '登记继续教育学时']] },
  { title: '公众与协同部门', icon: 'people', links: [['/v', '查验证书'], ['/talents', '首席质量官公布名单'], ['/teachers', '师资库'], ['/teachers/apply', '申报师资']] },
]

function Errands() {
  return (
    <section className="pt-16">
      <h2 className="mb-4 text-2xl">我要办</h2>
      <div className="grid gap-8 pt-2 md:grid-cols-3">
        {errands.map(({ title, icon, links }) => (
          <div key={title}>
            <h3 className="mb-3 flex items-center gap-2.5 text-lg"><Icon name={icon} className="text-accent" />{title}</h3>
            <ul className="list">
              {links.map(([to, label, mark = 'forward']) => (
                <li key={to}><Link to={to}>{label}<Icon name={mark} size={16} className="ml-auto text-ink-3" /></Link></li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

interface Cohort {
  id: string
  name: string
  place: string
  trainingBody: string
  startsOn: string
  endsOn: string
  capacity: number
  left: number
}

function Cohorts({ cohorts, more }: { cohorts: Cohort[]; more: number }) {
  if (cohorts.length === 0) return null
  return (
    <section className="pt-16">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="text-2xl">正在报名的培训班</h2>
        {more > 0 && <span className="text-sm text-ink-2">另有 {more} 个班，登录后可看</span>}
      </div>
      <ul className="list">
        {cohorts.map(({ id, name, place, trainingBody, startsOn, endsOn, capacity, left }) => (
          <li key={id}>
            <Link to="/learn/cohorts" className="flex-wrap md:flex-nowrap">
              <span className="basis-full md:min-w-0 md:grow md:basis-auto">
                <b className="font-medium">{name}<i className="sp" /> {place}</b>
                <span className="block text-sm text-ink-2">{trainingBody}</span>
              </span>
              <span className="text-sm text-ink-2 md:w-36">{startsOn.slice(5)} 至 {endsOn.slice(5)}</span>
              <span className="text-sm text-ink-2 md:w-28">余 <b className="text-ink">{left}</b> / {capacity}</span>
              <span className="ml-auto md:ml-0 md:w-20">{left > 0 ? <StatusBadge plain tone="go" label="报名中" /> : <StatusBadge plain tone="warn" shape="pause" label="已报满" />}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function Home() {
  const { rules, cohorts, more } = useLoaderData<typeof loader>()
  const stages: Stage[] = [
    { title: '聘任备案', text: `企业自主聘任，在线填报。市局 ${rules.slaWorkdays} 个工作日内核，省局备案登记。`, who: '企业经办' },
    { title: '培训学习', text: `备案后即可报名。${rules.modules} 个模块、${rules.lessons} 课，共 ${rules.credits} 学时，免费。`, who: '首席质量官' },
    { title: '考核', text: `在线闭卷，${rules.minutes} 分钟以内，卷面 ${rules.pass}% 合格；每次报名有 ${rules.attempts} 次机会。`, who: '首席质量官' },
    { title: '证书', text: '合格发证并进入人才库。任何人可扫码查验。', who: '考核发证机构' },
    { title: '继续教育', text: `每年不少于 ${rules.ceHours} 学时，学时在线登记、在线核。`, who: '首席质量官' },
  ]
  return (
    <PublicSite>
      <div className="grid gap-8 pt-2 pb-8 md:grid-cols-[minmax(0,7fr)_minmax(320px,4fr)] md:gap-24 md:pt-8 md:pb-16">
        <div>
          <h1 className="text-3xl md:text-[3.25rem] md:leading-[1.22]"><span className="block">企业聘任，</span><span className="block">一人负责，全省可查。</span></h1>
          <p className="mt-4 max-w-[27em] text-lg leading-[1.75] text-ink-2">先聘任，后培训。首席质量官经备案登记即可报名，岗位能力培训与考核全程免费。</p>
          <p className="row mt-6"><LinkButton to="/register" variant="primary">办理企业备案</LinkButton><LinkButton to="/sign-in">学员登录</LinkButton></p>
        </div>
        <section className="border-t-3 border-ink pt-4">
          <h2 className="mb-1 text-xl">查验证书</h2>
          <p className="mb-4 text-sm text-ink-2">编号和姓名须与证书完全一致。也可直接扫证书上的二维码。</p>
          <VerifyForm />
        </section>
      </div>
      <Ruler stages={stages} />
      <Errands />
      <Cohorts cohorts={cohorts} more={more} />
    </PublicSite>
  )
}
