import { boolean, check, customType, index, integer as int, jsonb, pgTable, primaryKey, text as txt, uniqueIndex } from 'drizzle-orm/pg-core'

export { check, index, primaryKey, uniqueIndex }
export const table = pgTable

const instantColumn = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: value => new Date(value).toISOString(),
  fromDriver: value => new Date(value).getTime(),
})

export const id = () => txt()
export const text = () => txt()
export const integer = () => int()
export const flag = () => boolean()
export const instant = () => instantColumn()
export const json = <T>() => jsonb().$type<T>()
export const sealed = customType<{ data: string; driverData: string }>({ dataType: () => 'text' })
