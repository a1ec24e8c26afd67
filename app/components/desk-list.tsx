import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeCard } from "./pledge-card.tsx"

interface DeskPledge {
  publicId: string
  personName: string
  text: string
  lang: string
  dueOn: string | null
  rating: Rating
  claim: { rating: Rating } | null
}

/** Promises on a watchdog's desk, each with what can be done to it. */
export function DeskList({ pledges }: { pledges: readonly DeskPledge[] }) {
  const { t, day, quote, path } = useLocale()
  return (
    <List>
      {pledges.map(({ publicId, personName, text, lang, dueOn, rating, claim }) => (
        <PledgeCard
          key={publicId}
          href={path(pledgePath(publicId))}
          quote={quote(text)}
          quoteLang={lang}
          rating={rating}
          meta={[
            <span key="name" translate="no">
              {personName}
            </span>,
            dueOn && t("record.due-on", { date: day(dueOn) }),
            claim && t("people.deputy-says-short", { rating: t(`rating.${claim.rating}`) }),
            <a key="evidence" href={path(`${pledgePath(publicId)}/evidence/new`)}>
              {t("desk.evidence")}
            </a>,
          ]}
        />
      ))}
    </List>
  )
}
