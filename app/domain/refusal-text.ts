/** What a refusal says to the reader: what happened, why, and the next step (ui.md §5). */
export interface RefusalTemplate {
  status: number
  title: string
  message: string | ((detail: Record<string, unknown>) => string)
  next?: { label: string; to: string }
}

/** Each capability declares its codes in refusals.ts; app/http/refusals.ts joins them into the one map. */
export type RefusalTemplates = Record<string, RefusalTemplate>
