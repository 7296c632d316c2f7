import sharp from 'sharp'
import { sha256 } from '../canonical'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { slots } from '../slots'
import { type FilePurpose, cleanFileName, fileKinds, fileProblem, mimeOf, sniff } from './kinds'

/** A file as the browser sent it. `bytes` is cut at the limit when `size` is larger. */
export interface Upload {
  name: string
  size: number
  bytes: Uint8Array
}

export interface PreparedFile {
  purpose: FilePurpose
  name: string
  mime: string
  size: number
  sha256: string
  storedAs: string
}

const MAX_PIXELS = 25_000_000
/** A picture of 25 million pixels takes about 100 MB while it is decoded. */
const withSlot = slots(2, 50, () => refuse('files.busy'))

/** Decoding and writing an image anew drops EXIF, GPS and anything hidden behind it. */
async function reencode(type: 'jpeg' | 'png', bytes: Uint8Array, label: string, field: string) {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate()
    return await (type === 'png' ? image.png() : image.jpeg({ quality: 88 })).toBuffer()
  } catch {
    return refuse('files.unreadable', { label }, { [field]: [`《${label}》打不开，可能已损坏或像素过大（上限 2500 万像素）。请重新拍照或扫描后再传`] })
  }
}

/**
 * Checks an upload by content and size, re-encodes images, and stores the bytes; call before `transact`,
 * then `recordFile` inside it. Refuses with `files.unfit` or `files.unreadable` at `field`, with `files.busy` when many come at once.
 */
export async function prepareFile(ctx: Ctx, purpose: FilePurpose, upload: Upload, field: string = purpose): Promise<PreparedFile> {
  const kind = fileKinds[purpose]
  const problem = fileProblem(kind, { name: cleanFileName(upload.name), size: upload.size, head: upload.bytes })
  if (problem) refuse('files.unfit', { label: kind.label }, { [field]: [problem] })
  const type = sniff(upload.bytes)!
  const bytes = type === 'pdf' ? upload.bytes : await withSlot(() => reencode(type, upload.bytes, kind.label, field))
  return { purpose, name: cleanFileName(upload.name), mime: mimeOf[type], size: bytes.length, sha256: sha256(bytes), storedAs: await ctx.files.put(bytes) }
}
