import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeCard } from "./pledge-card.tsx"
import { pledgeWords } from "./pledge-words.ts"

interface OwnCoding {
  pledgePublicId: string
  text: string
  lang: string
  translation: string | null
  personName: string
  adjudicated: boolean
  rating: Rating
  at: string
  verdict: { rating: Rating } | null
}

/** As many stand open: the queue below is what one comes for. */
const shown = 3

/** What somebody has given, for that person alone: of others only what is published. */
export function CodingHistory({ codings }: { codings: readonly OwnCoding[] }) {
  const { t } = useLocale()
  const earlier = codings.slice(shown)
  return (
    <section>
      <h2>{t("coding.own")}</h2>
      {codings.length === 0 && <p>{t("coding.own-none")}</p>}
      <OwnCodings codings={codings.slice(0, shown)} />
      {earlier.length > 0 && (
        <details className="folded">
          <summary>{t("coding.own-earlier", { count: earlier.length })}</summary>
          <OwnCodings codings={earlier} />
        </details>
      )}
    </section>
  )
}

function OwnCodings({ codings }: { codings: readonly OwnCoding[] }) {
  const locale = useLocale()
  const { t, day, path } = locale
  if (codings.length === 0) return null
  return (
    <List>
      {codings.map((coding) => {
        const words = pledgeWords(locale, coding)
        return (
          <PledgeCard
            key={`${coding.pledgePublicId}/${coding.at}`}
            href={path(pledgePath(coding.pledgePublicId))}
            quote={words.quote}
            quoteLang={words.lang}
            quoteFrom={words.from}
            rating={coding.rating}
            meta={[
              <span key="name" translate="no">
                {coding.personName}
              </span>,
              day(dayIn(defaultZone, coding.at)),
              coding.adjudicated && t("coding.own-decided"),
              coding.verdict
                ? t("coding.own-verdict", { rating: t(`rating.${coding.verdict.rating}`) })
                : t("coding.own-kept"),
            ]}
          />
        )
      })}
    </List>
  )
}
