import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import type { Upload } from '~/domain/files/prepare-file.server'
import { Refusal, refuse } from '~/domain/refusal'

/** No form of ours has more; the parser takes quadratic time over a name that is repeated a hundred thousand times. */
const MAX_FIELDS = 1_000

/** A browser upload on its way through the form. */
export class UploadedFile implements Upload {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly bytes: Uint8Array,
  ) {}
}

const uploads = new WeakMap<FormData, Map<string, UploadedFile>>()

/** Reads a urlencoded or multipart body; refuses with `form.unreadable`. Files are held apart: see `uploadsOf`. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => refuse('form.unreadable'))
  const entries = [...form.entries()]
  if (entries.length > MAX_FIELDS) refuse('form.unreadable')
  const files = new Map<string, UploadedFile>()
  for (const [name, value] of entries) {
    if (typeof value === 'string') continue
    form.delete(name)
    if (value.name !== '' || value.size > 0) files.set(name, new UploadedFile(value.name, value.size, new Uint8Array(await value.arrayBuffer())))
  }
  uploads.set(form, files)
  return form
}

/** The files of a form by field name; a field left empty is absent. */
export const uploadsOf = (form: FormData): ReadonlyMap<string, UploadedFile> => uploads.get(form) ?? new Map()

/** What is never sent back: a password, its repetition, a one-time code. A city code is none. */
const SECRET = /password|repeat|^(code|token|otp)$/i

/** Field values as typed, to show the form again; secrets and files are not echoed. */
export function typedValues(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries.filter(([name]) => !SECRET.test(name)))
}

/** Parses a form with its strict schema; refuses with `form.invalid` and the messages at their fields. */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): z.output<S> {
  // No keyboard types it and PostgreSQL cannot store it.
  const broken = [...form.entries()].filter(([, value]) => typeof value === 'string' && value.includes('\0'))
  if (broken.length > 0) throw new Refusal('form.invalid', {}, Object.fromEntries(broken.map(([name]) => [name, ['含有不能保存的字符，请重新输入']])))
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return submission.value as z.output<S>
  const fields = Object.fromEntries(Object.entries(submission.error ?? {}).map(([field, messages]) => [field, messages ?? []]))
  throw new Refusal('form.invalid', {}, fields)
}
