import type { Theme } from "./address.ts"
import { embedStyle } from "./embed-style.server.ts"
import type { DeputyFacts, PetitionFacts } from "./facts.server.ts"
import { beginning, escaped } from "./markup.ts"
import { ratings } from "#app/domain/rating.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** Of either side's words so many characters: the same for both, the rest is on the page. */
const longestWords = 220
/** So many grounds are named; how many more there are is said. */
const mostGrounds = 4

export interface EmbedSettings {
  readonly lang: Lang
  readonly theme: Theme
  readonly origin: string
}

/**
 * A page for a frame on another site: a deputy's promises or a petition, with both sides in one size. It
 * holds no script, sets no cookie and fetches nothing.
 */
export function embedPage(facts: DeputyFacts | PetitionFacts, settings: EmbedSettings): string {
  const locale = makeLocale(settings.lang)
  const body = facts.place === "people" ? deputyCard(facts, locale) : petitionCard(facts, locale)
  const title = facts.place === "people" ? facts.name : locale.heading(facts.title)
  const page = `${settings.origin}${locale.path(`/${facts.place}/${facts.id}`)}`
  return `<!doctype html>
<html lang="${settings.lang}" class="${settings.theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(title)}</title><link rel="canonical" href="${escaped(page)}"><style>${embedStyle}</style></head>
<body>
${body}
<p class="meta"><a href="${escaped(page)}" target="_blank" rel="noopener">${escaped(locale.t("share.whole"))}</a> · ${escaped(locale.t("common.site"))} · ${escaped(locale.t("ui.keptBy"))}</p>
</body></html>
`
}

function deputyCard({ name, office, promises, says, finds }: DeputyFacts, locale: Locale): string {
  const { t } = locale
  return `<h1 translate="no">${escaped(name)}</h1>
<p class="meta" translate="no">${escaped(office)}</p>
<p>${escaped(t("share.promises", { count: promises }))}</p>
${halves(locale, counted(says, locale, t("ui.deputySilent")), counted(finds, locale, t("ui.watchdogSilent")))}`
}

function counted(counts: DeputyFacts["says"], { t, number }: Locale, none: string): string {
  const lines = ratings
    .filter((rating) => (counts[rating] ?? 0) > 0)
    .map((rating) => `<li>${escaped(t(`rating.${rating}`))}: ${number(counts[rating] ?? 0)}</li>`)
  return lines.length === 0 ? `<p>${escaped(none)}</p>` : `<ul>${lines.join("")}</ul>`
}

function petitionCard(facts: PetitionFacts, locale: Locale): string {
  const { title, lang, name, office, state, count, needed } = facts
  const { t, number, heading } = locale
  const said =
    needed === null
      ? t("petition.threshold-unknown", { count })
      : t("pattern.count", { count, needed })
  return `<h1 lang="${escaped(lang)}">${escaped(heading(title))}</h1>
<p class="meta" translate="no">${escaped(`${name}, ${office}`)}</p>
<p class="count">${number(count)}</p>
${needed === null ? "" : bar(count, needed)}<p>${escaped(said)}</p>
<p class="meta">${escaped(t(`petitionState.${state}`))}</p>
${halves(locale, replied(facts, locale), grounds(facts, locale))}`
}

function bar(count: number, needed: number): string {
  const filled = needed > 0 ? Math.min(100, Math.round((count / needed) * 100)) : 100
  return `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-all" width="100" height="4"/><rect class="bar-now" width="${String(filled)}" height="4"/></svg>\n`
}

function grounds({ grounds: all }: PetitionFacts, { t, quote }: Locale): string {
  const lines = all.slice(0, mostGrounds).map(({ text, lang, verdict }) => {
    const words = quote(beginning(text, longestWords / 2))
    return `<li><strong>${escaped(t(`rating.${verdict.rating}`))}</strong> <span lang="${escaped(lang)}">${escaped(words)}</span></li>`
  })
  const more = all.length - lines.length
  const rest = more > 0 ? `<p>${escaped(t("share.more", { count: more }))}</p>` : ""
  return `<ul>${lines.join("")}</ul>${rest}`
}

function replied({ reply }: PetitionFacts, { t, words }: Locale): string {
  if (reply?.outcome === "given" && reply.text !== null) {
    const said = beginning(words(reply.text), longestWords)
    return `<p lang="${escaped(reply.lang ?? "")}">${escaped(said)}</p>`
  }
  if (reply?.outcome === "declined") return `<p>${escaped(t("petition.reply-declined"))}</p>`
  const silent = reply?.outcome === "timed-out" ? "petition.reply-silent" : "petition.reply-awaited"
  return `<p>${escaped(t(silent))}</p>`
}

/** Both sides in one size, on one paper: neither is longer on this page than the other may be. */
function halves({ t }: Locale, deputy: string, watchdog: string): string {
  return `<div class="halves"><section><h2>${escaped(t("ui.deputySays"))}</h2>${deputy}</section><section><h2>${escaped(t("ui.watchdogFinds"))}</h2>${watchdog}</section></div>`
}
