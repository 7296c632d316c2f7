/** One answer as saved: positions of the chosen options as shown, and a revision that only grows per item. */
export interface AnswerSave {
  item: string
  choice: readonly number[]
  rev: number
}
/** The answers of an attempt: per item the choice of the highest revision. */
export type Answers = Readonly<Record<string, { choice: readonly number[]; rev: number }>>

export interface Merge {
  answers: Answers
  /** Saves that changed an answer: what has to be written. */
  accepted: AnswerSave[]
  /** For every item of the batch the state that stands now: what the browser is told. */
  acknowledged: AnswerSave[]
}

/**
 * Merges a batch into what is stored. `rev ≤ stored` changes nothing and is acknowledged with the stored
 * state, so batches may arrive late, twice or in any order. Two saves with one revision are one save sent
 * twice: the first stands.
 */
export function mergeSaves(stored: Answers, batch: readonly AnswerSave[]): Merge {
  const answers = new Map(Object.entries(stored))
  const accepted: AnswerSave[] = []
  for (const save of batch) {
    // Asked this way round, a revision that is no number is not accepted either.
    if (!(save.rev > (answers.get(save.item)?.rev ?? 0))) continue
    answers.set(save.item, { choice: save.choice, rev: save.rev })
    accepted.push(save)
  }
  const touched = [...new Set(batch.map((save) => save.item))]
  const acknowledged = touched.flatMap((item) => {
    const state = answers.get(item)
    return state ? [{ item, choice: state.choice, rev: state.rev }] : []
  })
  return { answers: Object.fromEntries(answers), accepted, acknowledged }
}

/** The shape a choice must have for an item: known positions, each once; at most one unless several may be right. */
export function validChoice(choice: readonly number[], item: { multi: boolean; options: number }): boolean {
  const known = choice.every((position) => Number.isInteger(position) && position >= 0 && position < item.options)
  return known && new Set(choice).size === choice.length && (item.multi || choice.length <= 1)
}
