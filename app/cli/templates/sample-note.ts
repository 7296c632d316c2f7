import type { Template } from '#content/template-schema'

export const PLATFORM = '广东省企业首席质量官网络培训考试平台'
export const SAMPLE = '请按本企业实际修改后使用；标“示例”的内容为虚构。'

/** What every template says of itself, name by name. */
export function adviceOf({ purpose, lessons, audience, basis, edition }: Template): [name: string, text: string][] {
  return [
    ['用途', purpose],
    ['配套课程', lessons.join('、')],
    ['谁来填', audience],
    ...basis.map((text): [string, string] => ['依据', text]),
    ['版本', `${edition}，由${PLATFORM}提供；引用的法规和标准以现行有效版本为准。`],
  ]
}
