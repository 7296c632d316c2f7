import { id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'

export type OrganizationKind = 'enterprise' | 'city_bureau' | 'province_bureau' | 'training_body' | 'certifying_body'

export const organizations = table(
  'organizations',
  {
    id: id().primaryKey(),
    kind: text().$type<OrganizationKind>().notNull(),
    name: text().notNull(),
    namePinyin: text().notNull(),
    uscc: text(),
    cityCode: text(),
    districtCode: text(),
    address: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [uniqueIndex('organizations_uscc').on(t.uscc), index('organizations_by_kind').on(t.kind, t.cityCode)],
)

/** What only an enterprise has; the size is judged from X, Y, Z by the statistical standard. */
export const enterprises = table('enterprises', {
  organizationId: id().primaryKey().references(() => organizations.id),
  ownershipType: text().notNull(),
  sizingRow: text().notNull(),
  employees: integer(),
  revenue: integer(),
  assets: integer(),
  sizeClass: text().$type<'large' | 'medium' | 'small' | 'micro'>().notNull(),
  sizeYear: integer().notNull(),
  mainProducts: text().notNull(),
  leaderName: text().notNull(),
  leaderTitle: text().notNull(),
  extra: json<Record<string, string>>().notNull(),
})

/** The province's delegation of a power; no cohort or certificate without a valid one. */
export const delegations = table(
  'delegations',
  {
    id: id().primaryKey(),
    organizationId: text().notNull().references(() => organizations.id),
    scope: text().$type<'training' | 'certification'>().notNull(),
    document: text().notNull(),
    validFrom: instant().notNull(),
    validTo: instant().notNull(),
  },
  t => [index('delegations_by_organization').on(t.organizationId, t.scope)],
)
