import type { ReactNode } from "react"
import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { RatingBadge } from "./rating-badge.tsx"
import { Seam, type SeamKind } from "./seam.tsx"
import { isForeign, TongueMark } from "./tongue.tsx"
import { UserText } from "./user-text.tsx"

export interface SplitHalf {
  heading: string
  rating?: Rating | undefined
  /** The words themselves, already in their quotation marks where they are quoted; null where only `extra` speaks. */
  quote: ReactNode
  /** The language of the words where it is not the page's own. */
  quoteLang?: string | undefined
  /** Right behind the words: that they are a translation, and the original. */
  after?: ReactNode
  /** Between the words and the foot: the promises that grounds name, the proofs of a reply. */
  extra?: ReactNode
  /** Author, date, proof. */
  foot?: ReactNode
}

export interface MissingHalf {
  heading: string
  /** What is missing, in a full sentence: "The deputy has not answered." */
  missing: string
  /** Since when: "Asked on 3 November." */
  asked?: string | undefined
}

interface SplitProps {
  /** The one who spoke first. */
  first: SplitHalf | MissingHalf
  second: SplitHalf | MissingHalf
  /** Grounds and reply: longer texts, set smaller, and a seam that says no word. */
  plain?: boolean | undefined
}

/** Two voices, one block: same size, same paper, same type; only the seam says whether they match. */
export function Split({ first, second, plain }: SplitProps) {
  return (
    <div className={plain ? "split split-plain" : "split"}>
      <Half half={first} place="first" />
      <Seam kind={plain ? "plain" : seamKind(first, second)} />
      <Half half={second} place="second" />
    </div>
  )
}

/** What the deputy says beside what the watchdog finds. */
export function FindingSplit({ deputy, watchdog }: { deputy: Says; watchdog: Says }) {
  const { t } = useLocale()
  return (
    <Split
      first={half(deputy, t("ui.deputySays"), t("ui.deputySilent"))}
      second={half(watchdog, t("ui.watchdogFinds"), t("ui.watchdogSilent"))}
    />
  )
}

/** A half without its heading, or that there is none, with the line that says since when. */
export type Says = Omit<SplitHalf, "heading"> | { asked?: string | undefined }

function half(says: Says, heading: string, missing: string): SplitHalf | MissingHalf {
  return "quote" in says ? { heading, ...says } : { heading, missing, asked: says.asked }
}

function seamKind(first: SplitHalf | MissingHalf, second: SplitHalf | MissingHalf): SeamKind {
  if ("missing" in first || "missing" in second) return "open"
  // Without words on the matter itself, such as a horizon named anew alone, nothing is compared.
  if (first.quote === null || second.quote === null) return "open"
  if (!first.rating || !second.rating) return "plain"
  return first.rating === second.rating ? "agree" : "differ"
}

function Half({ half, place }: { half: SplitHalf | MissingHalf; place: "first" | "second" }) {
  const missing = "missing" in half
  return (
    <section className={`split-half split-${place}${missing ? " split-missing" : ""}`}>
      <h2 className="split-heading">{half.heading}</h2>
      {missing ? (
        <p className="split-silence">
          {half.missing} {half.asked}
        </p>
      ) : (
        <HalfText half={half} />
      )}
    </section>
  )
}

function HalfText({ half }: { half: SplitHalf }) {
  const { rating, quote, quoteLang, after, extra, foot } = half
  const { lang } = useLocale()
  const isMarked = quote !== null && isForeign(quoteLang, lang)
  return (
    <>
      {rating && <RatingBadge rating={rating} />}
      {quote !== null && (
        <blockquote className="split-quote" lang={quoteLang}>
          {typeof quote === "string" ? <UserText text={quote} /> : quote}
        </blockquote>
      )}
      {isMarked && (
        <p className="meta">
          <TongueMark lang={quoteLang} />
        </p>
      )}
      {after}
      {extra && <div className="split-extra">{extra}</div>}
      {foot && <p className="split-foot meta">{foot}</p>}
    </>
  )
}
