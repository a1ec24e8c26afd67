import { escaped, mirrorDocument, mirrorLinks, mirrorTable } from "./mirror-html.server.ts"
import { mirrorLists, shownRow } from "./mirror-lists.server.ts"
import type { MirrorList, PromisePlaces } from "./mirror-lists.server.ts"
import type { TableRow } from "./table.server.ts"
import type { ExportHouse } from "./export.server.ts"
import type { LogParts } from "./log-files.server.ts"
import { formatInstant, formatNumber, langs, translate } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"

/** So many rows stand on a page. */
const onPage = 500

/** Each language as those who read it call it. */
const langNames: Readonly<Record<Lang, string>> = { kk: "Қазақша", ru: "Русский", en: "English" }

type Page = readonly [path: string, html: string]

/** How many pages a list has. */
type Pages = Map<MirrorList["name"], number>

/**
 * The pages of a mirror, each with its path: plain HTML without script or anything from elsewhere. Of a list those
 * of all languages come together, and what leads to them last.
 * @param rowsOnPage fewer, for a test
 */
export async function* mirrorPages(
  house: ExportHouse,
  { log, now }: { readonly log: LogParts | undefined; readonly now: Instant },
  rowsOnPage = onPage,
): AsyncGenerator<Page> {
  const places: PromisePlaces = new Map()
  const pages: Pages = new Map()
  for (const list of mirrorLists) {
    let number = 0
    for await (const { rows, isLast } of inPortions(list.table.rows({ house, now }), rowsOnPage)) {
      number += 1
      if (list.name === "promises") notePlaces(places, rows, number)
      for (const lang of langs) {
        yield [
          `${lang}/${list.name}/${String(number)}.html`,
          listPage(list, { rows, isLast, number, lang, places }),
        ]
      }
    }
    pages.set(list.name, number)
  }
  for (const lang of langs) {
    yield [`${lang}/index.html`, indexPage(lang, { origin: house.origin, now, log, pages })]
  }
  yield ["index.html", frontPage()]
}

/** Whether a path is that of a page of a list, which is over where it was not made again. */
export function isListPage(path: string): boolean {
  const names = mirrorLists.map(({ name }) => name).join("|")
  return new RegExp(`^(${langs.join("|")})/(${names})/\\d+\\.html$`).test(path)
}

async function* inPortions(rows: AsyncIterable<TableRow>, most: number) {
  let portion: TableRow[] = []
  for await (const row of rows) {
    if (portion.length === most) {
      yield { rows: portion, isLast: false }
      portion = []
    }
    portion.push(row)
  }
  yield { rows: portion, isLast: true }
}

function notePlaces(places: PromisePlaces, rows: readonly TableRow[], page: number): void {
  for (const { id, text } of rows) {
    places.set(String(id), { text: typeof text === "string" ? text : String(id), page })
  }
}

function listPage(
  list: MirrorList,
  shown: {
    readonly rows: readonly TableRow[]
    readonly isLast: boolean
    readonly number: number
    readonly lang: Lang
    readonly places: PromisePlaces
  },
): string {
  const { rows, isLast, number, lang, places } = shown
  const links = mirrorLinks([
    ["../index.html", translate(lang, "mirror.title")],
    ...(number === 1
      ? []
      : [[`${String(number - 1)}.html`, translate(lang, "common.previous-page")] as const]),
    ...(isLast
      ? []
      : [[`${String(number + 1)}.html`, translate(lang, "common.next-page")] as const]),
  ])
  const table = mirrorTable(
    list.heads.map((head) => translate(lang, head)),
    rows.map((row) => shownRow(list, row, lang, places)),
  )
  const title = `${translate(lang, `mirror.${list.name}`)} · ${formatNumber(lang, number)}`
  const none = `<p>${escaped(translate(lang, "mirror.none"))}</p>`
  return mirrorDocument(lang, title, `${links}\n${rows.length === 0 ? none : table}\n${links}`)
}

function frontPage(): string {
  const links = langs.map((lang) => [`${lang}/index.html`, langNames[lang]] as const)
  return mirrorDocument("kk", "Уәде", mirrorLinks(links))
}

interface Shown {
  readonly origin: string
  readonly now: Instant
  readonly log: LogParts | undefined
  readonly pages: Pages
}

function indexPage(lang: Lang, { origin, now, log, pages }: Shown): string {
  const at = formatInstant(lang, now, homeZone)
  const size = Number(log?.note.split("\n")[1] ?? 0)
  const lists = mirrorLists.map(({ name }) => {
    const links = Array.from({ length: pages.get(name) ?? 0 }, (_, nth) => {
      return [`${name}/${String(nth + 1)}.html`, formatNumber(lang, nth + 1)] as const
    })
    return `<h2>${escaped(translate(lang, `mirror.${name}`))}</h2>\n${mirrorLinks(links)}`
  })
  return mirrorDocument(
    lang,
    translate(lang, "mirror.title"),
    `<p>${escaped(translate(lang, "mirror.lead", { at, site: origin }))}</p>
<p>${escaped(translate(lang, "mirror.log", { leaves: size }))}</p>
<pre>npm run log:verify -- URL</pre>
<p>${escaped(translate(lang, "mirror.pages", { most: onPage }))}</p>
${lists.join("\n")}
<h2>${escaped(translate(lang, "mirror.files"))}</h2>
<p>${escaped(translate(lang, "mirror.files-text"))}</p>
${mirrorLinks(files.map((name) => [`../${name}`, name]))}`,
  )
}

const files = [
  ...["promises.json", "evidence.json", "verdicts.json", "petitions.json", "removals.json"],
  ...["codebook.json", "datapackage.json", "log/checkpoint", "log/vkey"],
]
