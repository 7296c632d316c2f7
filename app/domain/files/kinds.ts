/** What may be uploaded where: types by content, size in bytes (security.md §5). */
export interface FileKind {
  label: string
  types: readonly ('pdf' | 'jpeg' | 'png')[]
  maxBytes: number
}

const MB = 1024 * 1024
const scan = (label: string): FileKind => ({ label, types: ['pdf', 'jpeg', 'png'], maxBytes: 10 * MB })

export const fileKinds = {
  appointment_decision: scan('任命决定'),
  commitment_letter: scan('承诺书'),
  ce_evidence: scan('佐证材料'),
  teacher_evidence: scan('申报材料'),
  photo: { label: '照片', types: ['jpeg', 'png'], maxBytes: 2 * MB },
  policy_text: { label: '官方文本', types: ['pdf'], maxBytes: 10 * MB },
  certificate: { label: '培训合格证书', types: ['pdf'], maxBytes: 10 * MB },
} as const satisfies Record<string, FileKind>

export type FilePurpose = keyof typeof fileKinds

export const mimeOf = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const

/** The real type by its first bytes, whatever the name says; null when it is none of ours. */
export function sniff(bytes: Uint8Array): keyof typeof mimeOf | null {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  return null
}

/** Why a file cannot be taken, in words for the field; null when it can. */
export function fileProblem(kind: FileKind, file: { name: string; size: number; head: Uint8Array }): string | null {
  if (file.size === 0) return `《${kind.label}》是空文件，请换一份`
  if (file.size > kind.maxBytes) return `《${kind.label}》不能超过 ${kind.maxBytes / MB} MB，这份有 ${(file.size / MB).toFixed(1)} MB。请压缩或重新拍照后再传`
  const type = sniff(file.head)
  if (!type || !kind.types.includes(type)) return `《${kind.label}》只收 ${kind.types.map(t => t.toUpperCase()).join('、')}，“${file.name}”的内容不是。请另存后再传`
  return null
}

/** A name that is safe to show and to send: control and direction characters removed, at most 80 characters. */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '').trim()
  return [...(base || '未命名')].slice(-80).join('')
}
