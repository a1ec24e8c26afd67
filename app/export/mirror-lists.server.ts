import { escaped } from "./mirror-html.server.ts"
import type { MirrorRow } from "./mirror-html.server.ts"
import { petitionTable, promiseTable, verdictTable } from "./table.server.ts"
import type { Table, TableRow } from "./table.server.ts"
import { formatInstant, formatNumber, translate } from "#app/i18n/translate.ts"
import type { Lang, MessageKey } from "#app/i18n/translate.ts"
import { homeZone } from "#app/lib/zone.ts"

/** Where a promise is to be read, for who comes from its verdict: its words, and its page's number. */
export type PromisePlaces = Map<string, { readonly text: string; readonly page: number }>

/** A list of a mirror: what it is of, and how a row of it is shown. */
export interface MirrorList {
  readonly name: "petitions" | "promises" | "verdicts"
  readonly table: Table
  readonly heads: readonly MessageKey[]
  readonly cells: (row: TableRow, lang: Lang, places: PromisePlaces) => readonly string[]
}

/** In the order in which they are made: verdicts lead to the pages of promises. */
export const mirrorLists: readonly MirrorList[] = [
  {
    name: "petitions",
    table: petitionTable,
    heads: ["mirror.petition", "mirror.state", "mirror.signatures"],
    cells: (row, lang) => [
      textOf(row["action"]),
      wordOf(lang, `petitionState.${String(row["state"])}`),
      escaped(formatNumber(lang, Number(row["signature_count"]))),
    ],
  },
  {
    name: "promises",
    table: promiseTable,
    heads: ["mirror.promise", "mirror.rating"],
    cells: (row, lang) => [
      textOf(row["text"]),
      wordOf(lang, `rating.${textOf(row["verdict_rating"], "not-assessed")}`),
    ],
  },
  {
    name: "verdicts",
    table: verdictTable,
    heads: ["mirror.promise", "mirror.rating", "mirror.reason", "mirror.given"],
    cells: (row, lang, places) => [
      promiseLink(String(row["promise_id"]), places),
      wordOf(lang, `rating.${String(row["rating"])}`),
      textOf(row["reason"]),
      [
        escaped(formatInstant(lang, String(row["given_at"]), homeZone)),
        ...(row["in_force"] === true ? [] : [wordOf(lang, "mirror.replaced")]),
      ].join("<br>"),
    ],
  },
]

/** A row as a page shows it. */
export function shownRow(
  list: MirrorList,
  row: TableRow,
  lang: Lang,
  places: PromisePlaces,
): MirrorRow {
  return { id: String(row["id"]), cells: list.cells(row, lang, places) }
}

function promiseLink(id: string, places: PromisePlaces): string {
  const place = places.get(id)
  if (!place) return escaped(id)
  return `<a href="../promises/${String(place.page)}.html#${escaped(id)}">${escaped(place.text)}</a>`
}

function wordOf(lang: Lang, key: string): string {
  return escaped(translate(lang, key as MessageKey, {}))
}

function textOf(value: unknown, otherwise = "–"): string {
  return escaped(typeof value === "string" ? value : otherwise)
}
