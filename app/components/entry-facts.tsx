import type { RecallFigures } from "#app/domain/recall-entry.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import type { Fact } from "./facts.tsx"

export interface ProposedEntry {
  to: RecallState
  on: string
  figures: RecallFigures
  source: { title: string; url: string | null }
}

const figures = {
  electorate: "electorate",
  signatures: "signatures",
  turnedOut: "turned-out",
  forRecall: "for-recall",
  againstRecall: "against-recall",
} as const satisfies Record<keyof RecallFigures, string>

/** A step of the statute's drive as the second operator compares it with its source. */
export function entryFacts({ to, on, source, ...entry }: ProposedEntry, locale: Locale): Fact[] {
  const { t, day, number } = locale
  const given = (Object.keys(figures) as (keyof RecallFigures)[]).flatMap((figure) => {
    const value = entry.figures[figure]
    return value === null ? [] : [{ term: t(`drive.${figures[figure]}`), value: number(value) }]
  })
  return [
    { term: t("drive.step"), value: t(`recallState.${to}`) },
    { term: t("drive.on"), value: day(on) },
    ...given,
    ...(source.url === null
      ? []
      : [
          {
            term: t("drive.source-url"),
            value: (
              <a href={source.url} rel="noreferrer nofollow">
                {source.url}
              </a>
            ),
          },
        ]),
  ]
}
