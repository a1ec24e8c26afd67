import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { pledgePath } from "./paths.ts"
import { RatingBadge } from "./rating-badge.tsx"
import { Split } from "./split.tsx"
import type { MissingHalf, SplitHalf } from "./split.tsx"
import { langOf } from "./words.tsx"
import { InTongue, TongueMark } from "./tongue.tsx"
import { TranslationNote } from "./translation-note.tsx"
import type { ShownTranslation } from "#app/domain/shown-translation.ts"
import { UserText } from "./user-text.tsx"

export interface SplitGround {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly verdict: { readonly rating: Rating }
}

interface PetitionSplitProps {
  petition: { statement: string; lang: string; createdAt: string; replyDueOn: string | null }
  grounds: readonly SplitGround[]
  /** Undefined where none was asked for, or it is still awaited. */
  reply: { outcome: string; text: string | null; lang: string | null; at: string | null } | null
  /** The procedure asks the deputy later; it has not come to that yet. */
  replyToCome?: boolean | undefined
  /** The statement in the reader's language, where somebody translated it. */
  made?: ShownTranslation | undefined
  /** Nobody could be written to: the request stood on the page alone. */
  nobodyTold?: boolean | undefined
}

/** The author's grounds beside the deputy's reply: one voice, one size, one paper. */
export function PetitionSplit(props: PetitionSplitProps) {
  const { petition, grounds, made } = props
  const { t, quote, day } = useLocale()
  const words = countWords(petition.statement)
  return (
    <section aria-label={t("petition.grounds-and-reply")}>
      <Split
        plain
        first={{
          heading: t("petition.grounds"),
          quote: quote(made?.text ?? petition.statement),
          quoteLang: made ? undefined : langOf(petition.statement, petition.lang),
          after: made && <TranslatedStatement made={made} petition={petition} />,
          extra: <Grounds grounds={grounds} />,
          foot: t("petition.grounds-foot", {
            count: words,
            date: day(dayIn(defaultZone, petition.createdAt)),
          }),
        }}
        second={useReplyHalf(props)}
      />
    </section>
  )
}

/** Who translated the statement, that it is not what is signed, and the original folded behind that. */
function TranslatedStatement({
  made,
  petition: { statement, lang },
}: {
  made: ShownTranslation
  petition: { statement: string; lang: string }
}) {
  const { t } = useLocale()
  return (
    <>
      <TranslationNote from={lang} made={made} />
      <p className="meta">{t("translation.not-signed")}</p>
      <details>
        <summary>{t("common.read-original")}</summary>
        <div lang={lang}>
          <UserText text={statement} />
        </div>
        <p className="meta">
          <TongueMark lang={lang} />
        </p>
      </details>
    </>
  )
}

function useReplyHalf({
  petition: { replyDueOn },
  reply,
  replyToCome: toCome = false,
  nobodyTold = false,
}: PetitionSplitProps): SplitHalf | MissingHalf {
  const { t, quote, day } = useLocale()
  const heading = t("petition.reply")
  if (reply?.outcome === "given" && reply.text !== null) {
    const date = day(dayIn(defaultZone, reply.at ?? ""))
    return {
      heading,
      quote: quote(reply.text),
      quoteLang: langOf(reply.text, reply.lang),
      foot: t("petition.reply-foot", { count: countWords(reply.text), date }),
    }
  }
  if (reply?.outcome === "declined") return { heading, missing: t("petition.reply-declined") }
  if (reply) {
    const until = replyDueOn === null ? "" : t("petition.asked-until", { date: day(replyDueOn) })
    const asked = nobodyTold ? `${until} ${t("petition.reply-said-nobody")}` : until
    return { heading, missing: t("petition.reply-silent"), asked }
  }
  if (replyDueOn === null) {
    return { heading, missing: t(toCome ? "petition.reply-to-come" : "petition.reply-not-asked") }
  }
  const asked = t("petition.asked-until", { date: day(replyDueOn) })
  return { heading, missing: t("petition.reply-awaited"), asked }
}

function Grounds({ grounds }: { grounds: readonly SplitGround[] }) {
  const { path, quote } = useLocale()
  return (
    <ul className="ground-list">
      {grounds.map(({ pledgePublicId, text, lang, verdict }) => (
        <li key={pledgePublicId}>
          <RatingBadge rating={verdict.rating} />{" "}
          <InTongue lang={langOf(text, lang)}>
            <a href={path(pledgePath(pledgePublicId))}>{quote(text)}</a>
          </InTongue>
        </li>
      ))}
    </ul>
  )
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
