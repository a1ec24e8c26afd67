import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List } from "./list-item.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeCard } from "./pledge-card.tsx"

interface OwnPromise {
  publicId: string
  text: string
  lang: string
  dueOn: string | null
  rating: Rating
  claim: { rating: Rating; at: string } | null
  verdict: { rating: Rating } | null
}

/** A deputy's own promises: what the watchdog finds, what the deputy said last, and the way to say it anew. */
export function OwnPromises({ pledges }: { pledges: readonly OwnPromise[] }) {
  const { t, day, quote, path } = useLocale()
  if (pledges.length === 0) return <p>{t("promise.own-none")}</p>
  return (
    <List>
      {pledges.map(({ publicId, text, lang, dueOn, rating, claim, verdict }) => (
        <PledgeCard
          key={publicId}
          href={path(pledgePath(publicId))}
          quote={quote(text)}
          quoteLang={lang}
          rating={rating}
          claim={claim?.rating ?? null}
          assessed={verdict !== null}
          meta={[
            dueOn && t("record.due-on", { date: day(dueOn) }),
            claim
              ? t("promise.you-said", {
                  rating: t(`rating.${claim.rating}`),
                  date: day(dayIn(defaultZone, claim.at)),
                })
              : t("promise.you-silent"),
            <a key="update" href={path(`${pledgePath(publicId)}/claims/new`)}>
              {t("promise.update")}
            </a>,
          ]}
        />
      ))}
    </List>
  )
}
