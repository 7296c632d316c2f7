import { Banner } from '~/ui/banner'
import { Button, LinkButton } from '~/ui/button'
import { ReceiptCard } from '~/ui/receipt-card'
import type { ExamView, ReceiptView } from './view'

/** After handing in: the receipt, to be kept. Nothing of the result before its release. */
export function Receipt({ exam, state }: { exam: ExamView; state: ReceiptView }) {
  return (
    <div className="grid max-w-160 gap-6">
      {state.released ? (
        <Banner tone="info" title="成绩已发布"><a href={`/learn/exams/${exam.attemptId}`}>看成绩</a></Banner>
      ) : (
        <Banner tone="ok" title={state.automatic ? '到时已自动交卷' : '已交卷'}>成绩由考核发证机构核后发布，发布时会通知您。</Banner>
      )}
      <ReceiptCard
        title="交卷回执"
        downloadTo={`/exam/${exam.attemptId}/receipt.txt`}
        fingerprint={state.receipt}
        items={[
          ['考核', exam.title],
          ['姓名', exam.person],
          ['准考号', exam.admissionNo],
          ['开始', state.startedAt],
          ['交卷', `${state.submittedAt}${state.automatic ? '（到时自动）' : ''}`],
          ['作答', `${state.answered} 题，共 ${state.questions} 题`],
        ]}
      >
        指纹由全部答案与开始、交卷时间算出，下载的文本可用任何 SHA-256 工具核对。
      </ReceiptCard>
      <div className="row gap-3 print:hidden">
        <LinkButton to="/learn/exams" variant="primary">回我的考核</LinkButton>
        <Button type="button" icon="print" onClick={() => window.print()}>打印回执</Button>
      </div>
    </div>
  )
}
