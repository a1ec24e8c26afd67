import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Empty } from "./empty.tsx"
import { List } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeCard } from "./pledge-card.tsx"
import { pledgeWords } from "./pledge-words.ts"

interface FreshVerdictsProps {
  verdicts: readonly {
    publicId: string
    rating: Rating
    at: string
    pledgePublicId: string
    pledgeText: string
    pledgeLang: string
    pledgeTranslation: string | null
    personName: string
  }[]
}

/** The latest verdicts, one a promise. */
export function FreshVerdicts({ verdicts }: FreshVerdictsProps) {
  const locale = useLocale()
  const { t, day, path } = locale
  const shown = verdicts.map(({ pledgeText, pledgeLang, pledgeTranslation, ...verdict }) => ({
    ...verdict,
    told: pledgeTranslation ?? pledgeText,
    words: pledgeWords(locale, {
      text: pledgeText,
      lang: pledgeLang,
      translation: pledgeTranslation,
    }),
  }))
  return (
    <section>
      <h2>{t("home.verdicts")}</h2>
      {verdicts.length === 0 ? (
        <Empty title={t("home.no-pledges")} reason={t("home.no-pledges-why")} />
      ) : (
        <List>
          {shown.map((verdict) => (
            <PledgeCard
              key={verdict.publicId}
              href={path(pledgePath(verdict.pledgePublicId, verdict.told))}
              quote={verdict.words.quote}
              quoteLang={verdict.words.lang}
              quoteFrom={verdict.words.from}
              rating={verdict.rating}
              meta={[
                <span key="name" translate="no">
                  {verdict.personName}
                </span>,
                t("record.decided", { date: day(dayIn(defaultZone, verdict.at)) }),
              ]}
            />
          ))}
        </List>
      )}
      <p>
        <a href={path("/promises")}>{t("home.verdicts-all")}</a>
      </p>
    </section>
  )
}
