import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeCard } from "./pledge-card.tsx"
import { pledgeWords } from "./pledge-words.ts"

export interface ListedPledge {
  publicId: string
  personName: string
  text: string
  lang: string
  translation: string | null
  dueOn: string | null
  rating: Rating
  claim: { rating: Rating } | null
  verdict: { rating: Rating } | null
}

interface PledgeListProps {
  pledges: readonly ListedPledge[]
  /** On a page of one deputy the name is not said again. */
  nameless?: boolean | undefined
}

/** Promises in the words they were given in, with both sides' latest word. */
export function PledgeList({ pledges, nameless }: PledgeListProps) {
  const locale = useLocale()
  const { t, day, path } = locale
  return (
    <List>
      {pledges.map((pledge) => (
        <PledgeCard
          key={pledge.publicId}
          href={path(pledgePath(pledge.publicId, pledge.translation ?? pledge.text))}
          quote={pledgeWords(locale, pledge).quote}
          quoteLang={pledgeWords(locale, pledge).lang}
          quoteFrom={pledgeWords(locale, pledge).from}
          rating={pledge.rating}
          claim={pledge.claim?.rating ?? null}
          assessed={pledge.verdict !== null}
          meta={[
            nameless ? null : <span translate="no">{pledge.personName}</span>,
            pledge.dueOn && t("record.due-on", { date: day(pledge.dueOn) }),
          ]}
        />
      ))}
    </List>
  )
}
