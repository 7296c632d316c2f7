import { Form } from '@remix-run/react'
import { type QuestionEvent, eventNames } from '~/domain/questions/question-status'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { TextArea } from '~/ui/field'

interface ReviewFormProps {
  versionId: string
  events: readonly QuestionEvent[]
  errors: Record<string, string[] | undefined>
  values: Record<string, string | undefined>
}

const looks = { approve: 'primary', flag: 'plain', retire: 'danger', restore: 'plain' } as const

/** A person's verdict on the version shown. */
export function ReviewForm({ versionId, events, errors, values }: ReviewFormProps) {
  return (
    <Section title="审核">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="versionId" value={versionId} />
        <TextArea name="note" label="意见" hint="审核通过可不填；存疑、退役请写明疑点和核对的出处" optional rows={3} maxLength={500} defaultValue={values.note} error={errors.note} />
        <div className="row">
          {events.map(event => <SubmitButton key={event} intent={event} variant={looks[event]} pendingText="正在提交…">{eventNames[event]}</SubmitButton>)}
        </div>
      </Form>
    </Section>
  )
}
