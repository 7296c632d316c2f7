import { check, customType, index, integer as int, primaryKey, sqliteTable, text as txt, uniqueIndex } from 'drizzle-orm/sqlite-core'

export { check, index, primaryKey, uniqueIndex }
export const table = sqliteTable

/** 128-bit random identifier (or a stable code for content rows). */
export const id = () => txt()
export const text = () => txt()
export const integer = () => int()
export const flag = () => int({ mode: 'boolean' })
/** An instant as epoch milliseconds. */
export const instant = () => int()
/** Opaque JSON: read and written whole, never queried into. */
export const json = <T>() => txt({ mode: 'json' }).$type<T>()
/** Bytes encrypted by the field cipher; stored as text. */
export const sealed = customType<{ data: string; driverData: string }>({ dataType: () => 'text' })
