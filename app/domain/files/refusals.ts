import type { RefusalTemplates } from '../refusal-text'

export const fileRefusals: RefusalTemplates = {
  'files.busy': { status: 503, title: '上传的人多', message: '请过几秒再提交一次，填的内容不用重填。' },
  'files.missing': { status: 404, title: '没有这个文件', message: '文件可能已换过，请回上一页再打开。' },
  'files.unfit': { status: 422, title: '文件不合要求', message: '请按提示换一份再传，其他内容已保留。' },
  'files.unreadable': { status: 422, title: '文件打不开', message: '请重新拍照或扫描后再传，其他内容已保留。' },
}
