import type { Ctx } from '../context'

/** How much waits in each queue of the signed-in staff member; the numbers beside the navigation. */
export async function queueCounts(_ctx: Ctx): Promise<Record<string, number>> {
  return {}
}
