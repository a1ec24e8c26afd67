import type { SignerField } from "#app/domain/sheet.ts"
import type { MessageKey } from "#app/i18n/translate.ts"

/** A column of the sheet: what stands at its head, and where it lies. */
export interface Column {
  readonly name: ColumnName
  readonly head: MessageKey
  readonly x: number
  readonly width: number
}

export type ColumnName = "number" | "name" | Exclude<SignerField, NameField>
type NameField = (typeof nameFields)[number]

/** Family name, given name and patronymic stand in one column, as people write them. */
const nameFields = ["family-name", "given-name", "patronymic-if-any"] as const

const heads = {
  number: "sheet.column-number",
  name: "sheet.column-name",
  "place-of-registration": "sheet.column-place",
  "identity-document": "sheet.column-document",
  "birth-date": "sheet.column-birth",
  "signing-day": "sheet.column-day",
  signature: "sheet.column-signature",
} as const satisfies Record<ColumnName, MessageKey>

/** How much room each needs beside the others; the number has its own. */
const shares: Readonly<Record<Exclude<ColumnName, "number">, number>> = {
  name: 200,
  "place-of-registration": 196,
  "identity-document": 146,
  "birth-date": 70,
  "signing-day": 74,
  signature: 116,
}

const numberWidth = 24

/** The columns for what a law lets a signer state, from left to right in its order. */
export function columnsFor(fields: readonly SignerField[], x: number, width: number): Column[] {
  const names = [...new Set(fields.map((field) => (isNameField(field) ? "name" : field)))]
  const room = width - numberWidth
  const whole = names.reduce((sum, name) => sum + shares[name], 0)
  const columns: Column[] = [{ name: "number", head: heads.number, x, width: numberWidth }]
  let left = x + numberWidth
  for (const name of names) {
    const wide = (room * shares[name]) / whole
    columns.push({ name, head: heads[name], x: left, width: wide })
    left += wide
  }
  return columns
}

function isNameField(field: SignerField): field is NameField {
  return (nameFields as readonly SignerField[]).includes(field)
}
