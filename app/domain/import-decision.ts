/** What a database knows of an entry that a content file also holds. Hashes are of the words. */
export interface KnownVersion {
  /** Of the current version. */
  contentHash: string
  /** Of the file when it was last seen; null when that was never recorded. */
  fileHash: string | null
  origin: 'file' | 'editor'
}

export type ImportDecision = 'create' | 'unchanged' | 'adopt' | 'update' | 'conflict'

/**
 * Files and editors do not fight: a file that did not change since it was last seen leaves an edit in the product
 * alone; a file that says the same as the edit (an export that went back to the repository) is adopted; a file that
 * changed becomes a new version, unless the product was edited too: then a person decides.
 */
export function decideImport(fileHash: string, known: KnownVersion | undefined): ImportDecision {
  if (!known) return 'create'
  if (fileHash === known.contentHash) return fileHash === known.fileHash && known.origin === 'file' ? 'unchanged' : 'adopt'
  if (fileHash === known.fileHash) return 'unchanged'
  return known.origin === 'file' ? 'update' : 'conflict'
}
