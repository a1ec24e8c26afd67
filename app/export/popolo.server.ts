import { areas } from "#app/api/areas.server.ts"
import type { ReadFrom } from "#app/api/collection.ts"
import { memberships } from "#app/api/memberships.server.ts"
import { organizations } from "#app/api/organizations.server.ts"
import { people } from "#app/api/people.server.ts"
import { posts } from "#app/api/posts.server.ts"
import { z } from "#app/api/zod.ts"
import { ownMeta } from "#app/exchange/own-export.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { listKept } from "#db/queries/kept-extra.server.ts"
import type { KeepingTable } from "#db/queries/kept-extra.server.ts"
import { listPeriodRecords } from "#db/queries/period-records.server.ts"
import { without } from "./table.server.ts"
import type { TableRow } from "./table.server.ts"

interface Section {
  readonly name: string
  readonly kind: KeepingTable
  readonly item: z.ZodObject
  readonly rows: (from: ReadFrom) => AsyncIterable<TableRow>
  /** What of an import's further words is given back: nothing by which a person is reached at home. */
  readonly kept: readonly string[]
}

const personal = ["honorific_prefix", "honorific_suffix", "additional_name", "patronymic_name"]

const period = z.strictObject({
  id: z.string(),
  name: z.string(),
  organization_id: z.string().nullable(),
  start_date: z.string().nullable(),
  end_date: z.string().nullable(),
  identifiers: people.item.shape["identifiers"] as z.ZodType,
  classification: z.string(),
})

const sections: readonly Section[] = [
  {
    ...{ name: "persons", kind: "person", item: people.item, rows: people.records },
    kept: [...personal, "given_names", "image", "images", "biography", "summary"],
  },
  {
    ...{ name: "organizations", kind: "organization" },
    item: organizations.item.omit({ accreditation: true, legislative_periods: true }),
    rows: organizations.records,
    kept: [
      "abstract",
      "description",
      "dissolution_date",
      "events",
      "founding_date",
      "image",
    ].concat(["meta", "organization_memberships", "seats", "type"]),
  },
  {
    ...{ name: "posts", kind: "post", item: posts.item.omit({ rule_set: true }) },
    ...{ rows: posts.records, kept: ["end_date", "other_label", "start_date"] },
  },
  {
    ...{ name: "memberships", kind: "membership", item: memberships.item },
    ...{ rows: memberships.records, kept: ["label"] },
  },
  {
    ...{ name: "areas", kind: "area", item: areas.item.omit({ electorates: true }) },
    ...{ rows: areas.records, kept: [] },
  },
  {
    ...{ name: "events", kind: "legislative_period", item: period, rows: listPeriods },
    kept: ["classification"],
  },
]

/** What `popolo.json` holds. What is not known is left out rather than said to be null. */
export const popoloSchema = z.strictObject({
  meta: z.strictObject({ format: z.literal(ownMeta.format), ids: z.literal(ownMeta.ids) }),
  ...Object.fromEntries(sections.map((section) => [section.name, z.array(recordSchema(section))])),
})

function recordSchema({ item, kept }: Section): z.ZodObject {
  const further = Object.fromEntries(kept.map((name) => [name, z.unknown().optional()]))
  const named = Object.entries(item.partial().shape).filter(([name]) => name !== "updated_at")
  return z.strictObject({ ...further, ...Object.fromEntries(named), id: z.string() })
}

/** People, organisations and who sits where as one Popolo document, a record a line. */
export async function* popoloText(from: ReadFrom): AsyncGenerator<PopoloPiece> {
  yield between(`{"meta":${canonicalJson(ownMeta)}`)
  for (const section of sections) {
    yield between(`,\n"${section.name}":[`)
    let comma = "\n"
    for await (const record of recordsOf(section, from)) {
      yield { text: `${comma}${canonicalJson(record)}`, isRecord: true }
      comma = ",\n"
    }
    yield between("\n]")
  }
  yield between("}\n")
}

interface PopoloPiece {
  readonly text: string
  readonly isRecord: boolean
}

function between(text: string): PopoloPiece {
  return { text, isRecord: false }
}

async function* recordsOf(section: Section, from: ReadFrom): AsyncGenerator<TableRow> {
  const names = Object.keys(section.item.shape).filter((name) => name !== "updated_at")
  for await (const some of stretches(section.rows(from))) {
    const ids = some.map(({ id }) => String(id))
    const kept = await listKept(from.house.db.read, section.kind, ids)
    for (const row of some) {
      const extra = kept.get(String(row["id"])) ?? {}
      yield said({
        ...pick(extra, section.kept),
        ...pick(row, names),
        ...classified(section, extra),
      })
    }
  }
}

async function* stretches(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let some: TableRow[] = []
  for await (const row of rows) {
    some.push(row)
    if (some.length < 500) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** A term is told from other events by its classification, also where its source needed none. */
function classified({ kind }: Section, { classification }: TableRow): TableRow {
  if (kind !== "legislative_period") return {}
  const isTold =
    typeof classification === "string" && /legislative|term|session/i.test(classification)
  return { classification: isTold ? classification : "legislative period" }
}

function pick(row: TableRow, names: readonly string[]): TableRow {
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

function said(row: TableRow): TableRow {
  const unsaid = Object.entries(row)
    .filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0))
    .map(([name]) => name)
  return without(row, ...unsaid)
}

async function* listPeriods({ house }: ReadFrom): AsyncGenerator<TableRow> {
  let after: string | undefined
  for (;;) {
    const periods = await listPeriodRecords(house.db.read, { after, limit: 500 })
    for (const { id, name, organizationId, startDate, endDate, identifiers } of periods) {
      const days = { start_date: startDate, end_date: endDate }
      yield { id, name, organization_id: organizationId, ...days, identifiers }
    }
    if (periods.length < 500) return
    after = periods.at(-1)?.id
  }
}
