/** Every fact of a filing a reviewer compares with the papers: its words, and what it is compared with. */
export const filingFields = {
  enterpriseName: { label: '单位名称', against: '任命决定落款、印章' },
  sizeClass: { label: '企业规模', against: '企业登记的划型指标' },
  personName: { label: '姓名', against: '任命决定、承诺书' },
  idNumber: { label: '证件号码', against: '承诺书' },
  contact: { label: '手机、邮箱', against: '承诺书' },
  education: { label: '学历', against: '工作简历' },
  qualityYears: { label: '质量工作年限', against: '工作简历' },
  position: { label: '现任职务', against: '任命决定' },
  appointedOn: { label: '任职时间', against: '任命决定' },
  authorizerName: { label: '授权人', against: '任命决定' },
  resume: { label: '工作简历', against: '质量工作年限' },
  appointment_decision: { label: '任命决定', against: '盖章、签发日期' },
  commitment_letter: { label: '承诺书', against: '本人签名' },
} as const

export type FilingField = keyof typeof filingFields
export const filingFieldNames = Object.keys(filingFields) as FilingField[]

/** Papers without which a filing cannot be submitted (GD35（十五）, R-022). */
export const requiredPapers = ['appointment_decision', 'commitment_letter'] as const
export type FilingPaper = (typeof requiredPapers)[number]

/** 兼任职务 (附件2). */
export const concurrentPosts = ['董事长', '总经理', '副总经理', '其他高层', '不兼任'] as const
