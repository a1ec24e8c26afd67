import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { pledgePath } from "./paths.ts"
import { RatingBadge } from "./rating-badge.tsx"
import { Split } from "./split.tsx"
import type { MissingHalf, SplitHalf } from "./split.tsx"

export interface SplitGround {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly verdict: { readonly rating: Rating }
  readonly ratingNow: Rating
}

interface PetitionSplitProps {
  petition: { statement: string; lang: string; createdAt: string; replyDueOn: string | null }
  grounds: readonly SplitGround[]
  /** Undefined where none was asked for, or it is still awaited. */
  reply: { outcome: string; text: string | null; lang: string | null; at: string | null } | null
  /** The procedure asks the deputy later; it has not come to that yet. */
  replyToCome?: boolean | undefined
}

/** The author's grounds beside the deputy's reply: one voice, one size, one paper. */
export function PetitionSplit({ petition, grounds, reply, replyToCome }: PetitionSplitProps) {
  const { t, quote, day } = useLocale()
  const words = countWords(petition.statement)
  return (
    <section aria-label={t("petition.grounds-and-reply")}>
      <Split
        plain
        first={{
          heading: t("petition.grounds"),
          quote: quote(petition.statement),
          quoteLang: petition.lang,
          extra: <Grounds grounds={grounds} />,
          foot: t("petition.grounds-foot", {
            count: words,
            date: day(dayIn(defaultZone, petition.createdAt)),
          }),
        }}
        second={useReplyHalf(petition.replyDueOn, reply, replyToCome)}
      />
    </section>
  )
}

function useReplyHalf(
  replyDueOn: string | null,
  reply: PetitionSplitProps["reply"],
  toCome = false,
): SplitHalf | MissingHalf {
  const { t, quote, day } = useLocale()
  const heading = t("petition.reply")
  if (reply?.outcome === "given" && reply.text !== null) {
    const date = day(dayIn(defaultZone, reply.at ?? ""))
    return {
      heading,
      quote: quote(reply.text),
      quoteLang: reply.lang ?? undefined,
      foot: t("petition.reply-foot", { count: countWords(reply.text), date }),
    }
  }
  if (reply?.outcome === "declined") return { heading, missing: t("petition.reply-declined") }
  if (reply) {
    const asked =
      replyDueOn === null ? undefined : t("petition.asked-until", { date: day(replyDueOn) })
    return { heading, missing: t("petition.reply-silent"), asked }
  }
  if (replyDueOn === null) {
    return { heading, missing: t(toCome ? "petition.reply-to-come" : "petition.reply-not-asked") }
  }
  const asked = t("petition.asked-until", { date: day(replyDueOn) })
  return { heading, missing: t("petition.reply-awaited"), asked }
}

function Grounds({ grounds }: { grounds: readonly SplitGround[] }) {
  const { t, path, quote } = useLocale()
  return (
    <ul className="ground-list">
      {grounds.map(({ pledgePublicId, text, lang, verdict, ratingNow }) => (
        <li key={pledgePublicId}>
          <RatingBadge rating={verdict.rating} />{" "}
          <a href={path(pledgePath(pledgePublicId))} lang={lang}>
            {quote(text)}
          </a>
          {ratingNow !== verdict.rating && (
            <p className="meta">
              {t("petition.changed-since", { rating: t(`rating.${ratingNow}`) })}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
