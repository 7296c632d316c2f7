import { parentPort, workerData } from 'node:worker_threads'
import type { CertificateFacts } from '#certificates/facts'
import { type DocSigner, pemSigner, selfSignedSigner } from '#certificates/document-signer.server'
import { renderCertificate } from '#certificates/render.server'
import { readFileSync } from 'node:fs'

/** What the worker is started with. */
export interface RenderSetup {
  fallbackFonts?: string[]
  /** Signs the documents: an authority's key and chain, the demo's own, or nothing. */
  documentKey: { keyFile: string; chainFile: string } | { selfSignedIn: string } | null
}

export interface RenderTask {
  id: number
  facts: CertificateFacts
  createdAt: number
}

export type RenderAnswer = { id: number; pdf: Uint8Array } | { id: number; problem: string }

const { fallbackFonts, documentKey } = workerData as RenderSetup
let signer: DocSigner | undefined

function signerAt(createdAt: number) {
  if (!documentKey) return undefined
  return (signer ??= 'selfSignedIn' in documentKey ? selfSignedSigner(documentKey.selfSignedIn, new Date(createdAt)) : pemSigner(readFileSync(documentKey.keyFile, 'utf8'), readFileSync(documentKey.chainFile, 'utf8')))
}

async function draw({ id, facts, createdAt }: RenderTask): Promise<RenderAnswer> {
  try {
    const { pdf } = await renderCertificate(facts, { createdAt: new Date(createdAt), fallbackFonts, signer: signerAt(createdAt) })
    return { id, pdf }
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (task: RenderTask) => void draw(task).then(answer => parentPort?.postMessage(answer)))
