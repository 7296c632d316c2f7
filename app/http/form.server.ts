import { parseWithZod } from '@conform-to/zod/v4'
import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'
import type { z } from 'zod'
import type { Upload } from '~/domain/files/prepare-file.server'
import { Refusal } from '~/domain/refusal'

/** A part beyond this is counted but no longer kept, so that its field can say what is wrong. */
const KEEP_BYTES = 11 * 1024 * 1024

/** A browser upload on its way through the form; the bytes beyond the limit are dropped, the size is true. */
export class UploadedFile implements Upload {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly bytes: Uint8Array,
  ) {}
}

const uploads = new WeakMap<FormData, Map<string, UploadedFile>>()

/** Reads a urlencoded or multipart body. Files are held apart: see `uploadsOf`. */
export async function readForm(request: Request): Promise<FormData> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return request.formData()
  const files = new Map<string, UploadedFile>()
  const form = await parseMultipart(request, async part => {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of part.data) {
      size += chunk.length
      if (size <= KEEP_BYTES) chunks.push(chunk)
    }
    if (part.filename === undefined) return new TextDecoder().decode(Buffer.concat(chunks))
    if (part.filename !== '' || size > 0) files.set(part.name, new UploadedFile(part.filename, size, Buffer.concat(chunks)))
    return undefined
  })
  uploads.set(form, files)
  return form
}

/** The files of a form by field name; a field left empty is absent. */
export const uploadsOf = (form: FormData): ReadonlyMap<string, UploadedFile> => uploads.get(form) ?? new Map()

/** Field values as typed, to show the form again; passwords and files are not echoed. */
export function typedValues(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries.filter(([name]) => !/password|code/i.test(name)))
}

/** Parses a form with its strict schema; refuses with `form.invalid` and the messages at their fields. */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): z.output<S> {
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return submission.value as z.output<S>
  const fields = Object.fromEntries(Object.entries(submission.error ?? {}).map(([field, messages]) => [field, messages ?? []]))
  throw new Refusal('form.invalid', {}, fields)
}
