import { Form } from '@remix-run/react'
import { PASS_SCORE, scoreItems, scoreKeys } from '~/domain/teachers/review-score'
import type { WalkedTeacherStatus } from '~/domain/teachers/teacher-status'
import { SubmitButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { TextArea, TextField } from '~/ui/field'

interface Props {
  teacher: { status: WalkedTeacherStatus; can: 'check' | 'decide' | null; publicityOpen: string | null }
  errors: Record<string, string[]>
  typed: Record<string, string> | undefined
}

/** What the signed-in reviewer can do with this application now; nothing when it is not their turn. */
export function TeacherDecision({ teacher: { status, can, publicityOpen }, errors, typed }: Props) {
  if (can === 'check' && status === 'applied')
    return (
      <Card title="形式审查">
        <Form method="post" noValidate className="grid gap-4">
          <TextArea name="reason" label="意见" hint="退回时写明要改哪里，申报人照此修改" optional defaultValue={typed?.reason} error={errors.reason} maxLength={500} />
          <div className="row">
            <SubmitButton intent="pass">审查通过，转省局</SubmitButton>
            <SubmitButton intent="return" variant="danger">退回修改</SubmitButton>
          </div>
        </Form>
      </Card>
    )
  if (can !== 'decide') return null
  if (status === 'expert_review')
    return (
      <Card title="专家评审" aside={<span className="text-ink-2">{PASS_SCORE} 分及以上公示</span>}>
        <Form method="post" noValidate className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-3">
            {scoreKeys.map(key => (
              <TextField key={key} name={key} label={`${scoreItems[key].name}（${scoreItems[key].max}）`} inputMode="numeric" defaultValue={typed?.[key]} error={errors[key]} />
            ))}
          </div>
          <TextArea name="opinion" label="评审意见" hint="汇总专家组意见；未通过时申报人会看到" defaultValue={typed?.opinion} error={errors.opinion} maxLength={500} />
          <div><SubmitButton intent="review">提交评审结果</SubmitButton></div>
        </Form>
      </Card>
    )
  if (status !== 'publicity') return null
  return (
    <Card title="聘任">
      <div className="grid gap-6">
        <Form method="post" className="grid gap-3">
          <p className="text-ink-2">聘任后即进入师资库，培训机构可以排课；聘书编号自动生成，聘期从今天起算。</p>
          <div><SubmitButton intent="appoint" unavailable={publicityOpen ? `公示到 ${publicityOpen}，期满次日可聘任` : undefined}>聘任</SubmitButton></div>
        </Form>
        <Form method="post" noValidate className="grid gap-3 border-t border-line pt-4">
          <TextArea name="reason" label="不予聘任的理由" hint="公示期有异议并经核实时填，申报人会看到" defaultValue={typed?.reason} error={errors.reason} maxLength={500} rows={3} />
          <div><SubmitButton intent="refuse" variant="danger">不予聘任</SubmitButton></div>
        </Form>
      </div>
    </Card>
  )
}
