import type { ConcernedKind } from "#app/domain/incident.ts"
import { langs } from "#app/i18n/lang.ts"
import { makeLocale, useLocale } from "#app/i18n/locale.tsx"

interface IncidentLettersProps {
  happened: string
  kinds: readonly ConcernedKind[]
  noticed: { on: string; at: string }
  origin: string
}

const readers = ["authority", "people"] as const

/** Letters to the authority and to the people concerned, in each language, ready to copy. */
export function IncidentLetters({ happened, kinds, noticed, origin }: IncidentLettersProps) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("incident.letters")}</h2>
      <p>{t("incident.letters-lead")}</p>
      {readers.map((reader) => (
        <section key={reader} className="stack">
          <h3>{t(`incident.letter-${reader}`)}</h3>
          {langs.map((lang) => {
            const own = makeLocale(lang)
            const said = {
              site: origin,
              noticed: `${own.day(noticed.on)}, ${noticed.at}`,
              happened,
              kinds: kinds.map((kind) => own.t(`incident.count-${kind}`)).join("; "),
              link: `${origin}/${lang}/privacy/request`,
            }
            return (
              <figure key={lang} lang={lang}>
                <figcaption className="meta">{own.t("incident.letter-lang")}</figcaption>
                <blockquote className="verbatim moderated-text">
                  {own.t(`incident.text-${reader}`, said)}
                </blockquote>
              </figure>
            )
          })}
        </section>
      ))}
    </section>
  )
}
