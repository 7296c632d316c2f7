import { useActionData } from '@remix-run/react'
import type { ActionRefusal } from './route.server'

/** The last refused action of this page: its words, the messages by field, and what was typed. */
export function useRefusal(): ActionRefusal | undefined {
  return useActionData<ActionRefusal>()
}
