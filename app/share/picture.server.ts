import { draw } from "./draw.server.ts"
import type { Facts } from "./facts.server.ts"
import { box, column, line, row } from "./picture-parts.ts"
import type { Part } from "./picture-parts.ts"
import { beginning } from "./markup.ts"
import { ratings } from "#app/domain/rating.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** The site's ink, paper and plum (tokens.css), as sRGB: the drawing program reads no OKLCH. */
const ink = "#291d2a"
const faint = "#5a4e5b"
const paper = "#f9f5ef"
const plum = "#732961"

/** What a picture says, in words: the same words make the same picture. */
export interface PictureWords {
  readonly head: string
  readonly title: string
  readonly lines: readonly string[]
  /** The one number of the picture, with what it is of. */
  readonly figure: string
  readonly foot: string
}

/** The words of a picture for sharing: who, what, how it stands, and of how many. */
export function pictureWords(facts: Facts, lang: Lang): PictureWords {
  const locale = makeLocale(lang)
  const { t, heading } = locale
  const foot = `${t("common.site")} · ${t("ui.keptBy")}`
  const who = [facts.name, facts.office].filter(Boolean).join(", ")
  if (facts.place === "people") {
    const figure = t("share.promises", { count: facts.promises })
    return {
      head: facts.office,
      title: facts.name,
      lines: topRatings(facts.finds, locale),
      figure,
      foot,
    }
  }
  if (facts.place === "promises") {
    const says = facts.says === null ? t("ui.deputySilent") : t(`rating.${facts.says}`)
    return {
      ...{ head: who, title: locale.quote(facts.text), figure: "", foot },
      lines: [
        `${t("ui.deputySays")}: ${says}`,
        `${t("ui.watchdogFinds")}: ${t(`rating.${facts.finds}`)}`,
      ],
    }
  }
  const { count, needed } = facts
  const figure =
    needed === null
      ? t("petition.threshold-unknown", { count })
      : t("pattern.count", { count, needed })
  return {
    ...{ head: who, title: heading(facts.title), lines: [t(`petitionState.${facts.state}`)] },
    ...{ figure, foot },
  }
}

/** The three ratings that most promises have. */
function topRatings(counts: Readonly<Partial<Record<string, number>>>, { t, number }: Locale) {
  return ratings
    .filter((rating) => (counts[rating] ?? 0) > 0)
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0))
    .slice(0, 3)
    .map((rating) => `${t(`rating.${rating}`)}: ${number(counts[rating] ?? 0)}`)
}

/** Draws a picture of 1200 × 630 as PNG. @throws where it cannot be drawn */
export function drawPicture(words: PictureWords, lang: Lang): Promise<Buffer> {
  return draw(layout(words, lang))
}

function layout({ head, title, lines, figure, foot }: PictureWords, lang: Lang): Part {
  const size = title.length > 160 ? 38 : title.length > 80 ? 48 : 62
  return box(
    { lang, flexDirection: "column", justifyContent: "space-between", backgroundColor: paper },
    [
      column(14, [
        row([stick(), line(beginning(head, 90), { fontSize: 28, color: faint })]),
        line(beginning(title, 230), { fontSize: size, color: ink, lineHeight: 1.2 }),
      ]),
      column(8, [
        ...lines.map((text) => line(beginning(text, 80), { fontSize: 32, color: ink })),
        ...(figure === "" ? [] : [line(beginning(figure, 90), { fontSize: 34, color: plum })]),
        box({ width: 1080, height: 3, backgroundColor: ink, marginTop: 12 }, []),
        line(foot, { fontSize: 24, color: faint }),
      ]),
    ],
  )
}

/** The mark of the site: a tally stick split in two. */
function stick(): Part {
  return row([
    box({ width: 16, height: 36, backgroundColor: plum, marginRight: 5 }, []),
    box({ width: 16, height: 36, border: `3px solid ${plum}`, marginRight: 18 }, []),
  ])
}
