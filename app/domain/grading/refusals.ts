import type { RefusalTemplates } from '../refusal-text'

export const gradingRefusals: RefusalTemplates = {
  'grading.nothing-to-release': { status: 409, title: '没有可发布的成绩', message: '这一场现在没有已阅卷、未发布的成绩。交卷后几秒内阅完，请刷新再看。' },
}
