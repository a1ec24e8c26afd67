import type { Instant } from "#app/lib/instant.ts"
import { licenceAddress } from "#app/lib/licence.ts"
import { datasetNames, tablesOf } from "./dataset.server.ts"
import type { DatasetName } from "./dataset.server.ts"
import { meaningOf } from "./code-book.server.ts"
import { fieldsOf, jsonSchemaOf } from "./field.server.ts"
import type { Field } from "./field.server.ts"
import { popoloSchema } from "./popolo.server.ts"
import type { StagedFile } from "./staging.server.ts"
import type { Table } from "./table.server.ts"

/** The licence of everything that is exported. */
export const licence = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0 International",
  path: licenceAddress,
} as const

interface Told {
  readonly origin: string
  readonly now: Instant
  readonly datasets: readonly DatasetName[]
  readonly files: readonly StagedFile[]
}

/** Describes an export (Frictionless Data Package 1): the only one of its files that says when it was made. */
export function dataPackageText({ origin, now, datasets, files }: Told): string {
  const tables = tablesIn(datasets)
  const descriptor = {
    profile: "data-package",
    name: "uade-open-data",
    id: `${origin}/en/data`,
    title: "Uade: promises of deputies, votes, verdicts and petitions",
    description:
      "What deputies promised, how they voted, what watchdogs found and which petitions were signed. " +
      "codebook.json says what each column and value means; SHA256SUMS holds the hash of every file.",
    homepage: origin,
    version: "1",
    created: now,
    licenses: [licence],
    sources: [{ title: "Uade", path: origin }],
    contributors: [{ title: "Uade", path: origin, role: "publisher" }],
    keywords: ["promises", "deputies", "votes", "recall", "petitions", "Kazakhstan"],
    resources: files.flatMap((file) => resourceOf(file, tables) ?? []),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

/** The tables of some datasets, in the order of export. */
export function tablesIn(datasets: readonly DatasetName[]): Table[] {
  return datasetNames.filter((name) => datasets.includes(name)).flatMap((name) => tablesOf[name])
}

function resourceOf({ path, bytes, sha256, rows }: StagedFile, tables: readonly Table[]) {
  const [name = "", ending] = path.split(".")
  if (path.includes("/") || (ending !== "csv" && ending !== "json")) return undefined
  const facts = {
    path,
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    ...(rows !== undefined && { rows }),
  }
  const table = tables.find((one) => one.name === name)
  if (ending === "json") {
    const json = { name: `${name}-json`, ...facts, profile: "data-resource", format: "json" }
    const schema = name === "popolo" ? jsonSchemaOf(popoloSchema) : listSchema(name, table)
    return { ...json, mediatype: "application/json", ...(schema && { jsonSchema: schema }) }
  }
  if (!table) return undefined
  return {
    ...{ name, title: table.title, ...facts },
    ...{ profile: "tabular-data-resource", format: "csv", mediatype: "text/csv" },
    dialect: {
      delimiter: ",",
      lineTerminator: "\r\n",
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: tableSchema(table, tables),
  }
}

/** `votes.json` holds more than the table of its name: of it the code book tells. */
function listSchema(name: string, table: Table | undefined) {
  if (!table || name === "votes") return undefined
  return { type: "array", items: jsonSchemaOf(table.row) }
}

function tableSchema({ row, key, links }: Table, tables: readonly Table[]) {
  const there = new Set(tables.map(({ name }) => name))
  const foreignKeys = Object.entries(links)
    .filter(([, table]) => there.has(table))
    .map(([fields, resource]) => ({ fields, reference: { resource, fields: "id" } }))
  return {
    fields: fieldsOf(jsonSchemaOf(row)).map((field) => columnOf(field, key)),
    missingValues: [""],
    primaryKey: key,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  }
}

function columnOf(field: Field, key: readonly string[]) {
  const { name, type, values, isOptional } = field
  // A text may be there and empty, which no CSV tells from none.
  const isNeeded = !isOptional && (type !== "string" || values !== undefined || key.includes(name))
  const constraints = { ...(isNeeded && { required: true }), ...(values && { enum: values }) }
  return {
    name,
    type,
    ...(type === "datetime" && { format: "%Y-%m-%dT%H:%M:%S.%fZ" }),
    description: meaningOf(field),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}
