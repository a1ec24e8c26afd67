import { petitionTable, promiseTable } from "./table.server.ts"
import type { Table, TableRow } from "./table.server.ts"
import type { ExportHouse } from "./export.server.ts"
import type { LogParts } from "./log-files.server.ts"
import { formatInstant, formatNumber, langs, translate } from "#app/i18n/translate.ts"
import type { Lang, MessageKey } from "#app/i18n/translate.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"

/** So many of each stand on a page; all of them in the files. */
const mostShown = 500

/** Each language as those who read it call it. */
const langNames: Readonly<Record<Lang, string>> = { kk: "Қазақша", ru: "Русский", en: "English" }

interface Shown {
  readonly origin: string
  readonly now: Instant
  readonly size: number
  readonly petitions: readonly TableRow[]
  readonly promises: readonly TableRow[]
}

/** The pages of a mirror by their path: plain HTML without script, style sheet or anything from elsewhere. */
export async function mirrorPages(
  house: ExportHouse,
  { log, now }: { readonly log: LogParts | undefined; readonly now: Instant },
): Promise<ReadonlyMap<string, string>> {
  const from = { house, now }
  const shown: Shown = {
    ...{ origin: house.origin, now, size: sizeOf(log) },
    petitions: await some(petitionTable, from),
    promises: await some(promiseTable, from),
  }
  const pages = langs.map((lang) => [`${lang}/index.html`, page(lang, shown)] as const)
  return new Map([["index.html", frontPage()], ...pages])
}

function sizeOf(log: LogParts | undefined): number {
  return Number(log?.note.split("\n")[1] ?? 0)
}

async function some(table: Table, from: Parameters<Table["rows"]>[0]): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of table.rows(from)) {
    rows.push(row)
    if (rows.length === mostShown) break
  }
  return rows
}

function frontPage(): string {
  const links = langs.map(
    (lang) => `<li><a href="${lang}/" lang="${lang}">${escaped(langNames[lang])}</a></li>`,
  )
  return document("kk", "Уәде", `<ul>${links.join("")}</ul>`)
}

function page(lang: Lang, { origin, now, size, petitions, promises }: Shown): string {
  function t(key: MessageKey, args = {}): string {
    return escaped(translate(lang, key, args))
  }
  const at = formatInstant(lang, now, homeZone)
  return document(
    lang,
    t("mirror.title"),
    `<p>${t("mirror.lead", { at, site: origin })}</p>
<p>${t("mirror.log", { leaves: size })}</p>
<pre>npm run log:verify -- URL</pre>
<h2>${t("mirror.petitions")}</h2>
${tableOf(
  [t("mirror.petition"), t("mirror.state"), t("mirror.signatures")],
  petitions.map((row) => [
    textOf(row["action"]),
    t(`petitionState.${String(row["state"])}` as MessageKey),
    formatNumber(lang, Number(row["signature_count"])),
  ]),
)}
<h2>${t("mirror.promises")}</h2>
${tableOf(
  [t("mirror.promise"), t("mirror.rating")],
  promises.map((row) => [
    textOf(row["text"]),
    t(`rating.${textOf(row["verdict_rating"], "not-assessed")}` as MessageKey),
  ]),
)}
<h2>${t("mirror.files")}</h2>
<p>${t("mirror.files-text")}</p>
<ul>${files.map((name) => `<li><a href="../${name}">${name}</a></li>`).join("")}</ul>`,
  )
}

const files = [
  ...["promises.json", "evidence.json", "verdicts.json", "petitions.json", "removals.json"],
  ...["codebook.json", "datapackage.json", "log/checkpoint", "log/vkey"],
]

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("")
  const body = rows.map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`)
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`
}

function textOf(value: unknown, otherwise = "–"): string {
  return escaped(typeof value === "string" ? value : otherwise)
}

function document(lang: Lang, title: string, body: string): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}

const special: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => special[character] ?? character)
}
