/**
 * The column kit every table is written with. It resolves to sqlite-core or pg-core by DATABASE_URL;
 * the types are the SQLite ones on both, so one schema serves two dialects.
 */
import { dialect } from './dialect'
import * as postgres from './columns.postgres'
import * as sqlite from './columns.sqlite'

const kit = dialect === 'postgres' ? (postgres as unknown as typeof sqlite) : sqlite

export const { table, id, text, integer, flag, instant, json, sealed, index, uniqueIndex, primaryKey, check } = kit
