import type { RecallFigures } from "#app/domain/recall-entry.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { figureNames } from "./recall-figures.ts"
import { Timeline } from "./timeline.tsx"
import { InTongue } from "./tongue.tsx"
import { Around, gap } from "./around.tsx"
import { tongueOf } from "#app/domain/tongue-of.ts"

export interface ShownEntry {
  to: RecallState
  on: string
  figures: RecallFigures
  source: { title: string; url: string | null }
  article: string | null
  unlikeLastKnown: boolean
}

/** What is known of the statute's drive: each step with its day, its numbers and where it can be read. */
export function RecallEntries({ entries }: { entries: readonly ShownEntry[] }) {
  const { t, day, article } = useLocale()
  if (entries.length === 0) return null
  return (
    <section>
      <h2>{t("drive.known")}</h2>
      <Timeline
        steps={entries.map((entry) => ({
          state: "done",
          title: t(`recallState.${entry.to}`),
          date: day(entry.on),
          text: <Told entry={entry} />,
          article: entry.article === null ? undefined : article(entry.article),
          notEstablished: entry.unlikeLastKnown ? t("drive.unlike") : undefined,
        }))}
      />
    </section>
  )
}

function Told({ entry: { figures, source } }: { entry: ShownEntry }) {
  const { t, number } = useLocale()
  const told = figureNames.flatMap(({ name, label }) => {
    const value = figures[name]
    return value === null ? [] : [t("drive.figure", { name: t(label), value: number(value) })]
  })
  return (
    <>
      {told.length > 0 && <span className="recall-figures">{told.join(" · ")}. </span>}
      {source.url === null ? (
        <Around sentence={t("drive.source", { source: gap })}>
          <InTongue lang={tongueOf(source.title)}>{source.title}</InTongue>
        </Around>
      ) : (
        <InTongue lang={tongueOf(source.title)}>
          <a href={source.url} rel="external noreferrer">
            {source.title}
          </a>
        </InTongue>
      )}
    </>
  )
}
