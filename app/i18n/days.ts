import { firstDay, type PartialDay } from "#app/lib/day.ts"
import { dayIn, secondsOf, type Instant } from "#app/lib/instant.ts"
import { locales, type Lang } from "./lang.ts"

/**
 * A day in full: kk «2026 жылғы 24 қараша» (as statutes write it; `Intl` has only the form for
 * tables), ru «24 ноября 2026 г.», en "24 November 2026". Days known in part: kk «2012 жылғы
 * наурыз» and «2012 жыл», ru «март 2012 г.» and «2012 г.», en "March 2012" and "2012".
 */
export function formatDay(lang: Lang, day: PartialDay): string {
  const known = said[lang].get(day)
  if (known !== undefined) return known
  const made = sayDay(lang, day)
  if (said[lang].size >= mostSaid) said[lang].clear()
  said[lang].set(day, made)
  return made
}

const mostSaid = 2000
/** Days in words: a page says the same ones several times, and `Intl` takes as long for one as for five elements. */
const said: Readonly<Record<Lang, Map<PartialDay, string>>> = {
  ...{ kk: new Map(), ru: new Map(), en: new Map() },
}

function sayDay(lang: Lang, day: PartialDay): string {
  if (lang === "kk") return kazakhDay(day)
  const text = day.length === 4 ? day : format(lang, partsKnown(day), day)
  return lang === "ru" ? `${text.replace(/\sг\.$/, "")}\u00a0г.` : text
}

/** A day without its year, «24 қараша»; a day known only in part is said as `formatDay` says it. */
export function formatDayShort(lang: Lang, day: PartialDay): string {
  return day.length === 10
    ? format(lang, { day: "numeric", month: "long" }, day)
    : formatDay(lang, day)
}

/** The day and the minute at an instant in a time zone (IANA name): «24 ноября 2026 г., 18:05». */
export function formatInstant(lang: Lang, instant: Instant, zone: string): string {
  const time = formatter("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone })
  return `${formatDay(lang, dayIn(zone, instant))}, ${time.format(secondsOf(instant) * 1000)}`
}

function kazakhDay(day: PartialDay): string {
  const year = day.slice(0, 4)
  if (day.length === 4) return `${year} жыл`
  const dated = formatDayShort("kk", firstDay(day))
  // A month named alone comes from Intl with a capital; beside its day it is written as in a sentence.
  return `${year} жылғы ${day.length === 7 ? dated.replace(/^\d+\s/, "") : dated}`
}

function partsKnown(day: PartialDay): Intl.DateTimeFormatOptions {
  const month = { month: "long", year: "numeric" } as const
  return day.length === 7 ? month : { ...month, day: "numeric" }
}

function format(lang: Lang, options: Intl.DateTimeFormatOptions, day: PartialDay): string {
  const midnight = secondsOf(`${firstDay(day)}T00:00:00Z`) * 1000
  return formatter(locales[lang], { ...options, timeZone: "UTC" }).format(midnight)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(id)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(id, made)
  return made
}
