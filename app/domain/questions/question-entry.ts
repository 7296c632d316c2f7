/** The pool a question belongs to is the first letter of its number: Q the bank, P practice. */
export const poolOf = (questionId: string): 'exam' | 'practice' => (questionId.startsWith('P') ? 'practice' : 'exam')
