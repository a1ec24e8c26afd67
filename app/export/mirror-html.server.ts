import { createHash } from "node:crypto"
import type { Lang } from "#app/i18n/translate.ts"

/** The one style of a mirror: it comes with each page, so that a folder may be opened without a server. */
const style =
  "body{max-width:60rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}" +
  "table{width:100%;border-collapse:collapse}caption{text-align:start}" +
  "th,td{padding:.5rem .5rem .5rem 0;border-bottom:1px solid #888;text-align:start;vertical-align:top}" +
  "td+td{min-width:6rem}pre{white-space:pre-wrap}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}" +
  "a{display:inline-block;padding:.25rem 0}td a,p a{display:inline;padding:0}" +
  "@media (max-width:30rem){thead{display:none}tr,td{display:block}td{border:0;padding:.125rem 0}tr{padding:.5rem 0;border-bottom:1px solid #888}td::before{content:attr(data-head);display:block;font-size:.875rem}}" +
  ":root{color-scheme:light dark}"

const styleHash = createHash("sha256").update(style).digest("base64")

/** A page without script or anything from elsewhere. @param body HTML */
export function mirrorDocument(lang: Lang, title: string, body: string): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`
}

/** A row of a table: its cells as HTML, and by what it is linked to. */
export interface MirrorRow {
  readonly id: string
  readonly cells: readonly string[]
}

/** A table whose rows stand one below the other where it is narrow. @param heads plain text */
export function mirrorTable(heads: readonly string[], rows: readonly MirrorRow[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("")
  const body = rows.map(({ id, cells }) => {
    const shown = cells.map(
      (html, at) => `<td data-head="${escaped(heads[at] ?? "")}">${html}</td>`,
    )
    return `<tr id="${escaped(id)}">${shown.join("")}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`
}

/** Links beside each other, each to a path with its text. */
export function mirrorLinks(links: readonly (readonly [href: string, text: string])[]): string {
  const items = links.map(([href, text]) => `<li><a href="${href}">${escaped(text)}</a></li>`)
  return `<nav><ul>${items.join("")}</ul></nav>`
}

/** Plain text as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => special[character] ?? character)
}

const special: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
}
