import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { UserText } from "./user-text.tsx"
import { langOf } from "./words.tsx"
import { isForeign, TongueMark } from "./tongue.tsx"

export interface ShownReply {
  publicId: string
  verdictId: number
  number: number
  text: string
  lang: string
  at: string
  authorRole: string
}

/** A deputy's reply to the finding beside it, and its earlier wordings. @param replies the latest first */
export function FindingReplies({ replies }: { replies: readonly ShownReply[] }) {
  const { t } = useLocale()
  const [latest, ...earlier] = replies
  if (!latest) return null
  return (
    <div className="said-beside">
      <p>
        <strong>{t("answers.reply")}</strong>
      </p>
      <ReplyText reply={latest} />
      {earlier.length > 0 && (
        <details>
          <summary>{t("answers.earlier", { count: earlier.length })}</summary>
          {earlier.map((reply) => (
            <ReplyText key={reply.publicId} reply={reply} />
          ))}
        </details>
      )}
    </div>
  )
}

interface EarlierRepliesProps {
  replies: readonly ShownReply[]
  /** Key of the finding in force. */
  inForce: number | undefined
}

/** Replies to findings that are no longer in force: what was said stays. */
export function EarlierReplies({ replies, inForce }: EarlierRepliesProps) {
  const { t, day } = useLocale()
  const earlier = replies.filter(({ verdictId }) => verdictId !== inForce)
  if (earlier.length === 0) return null
  return (
    <section>
      {earlier.map((reply) => (
        <details key={reply.publicId}>
          <summary>{t("answers.to-earlier", { date: day(dayIn(defaultZone, reply.at)) })}</summary>
          <ReplyText reply={reply} />
        </details>
      ))}
    </section>
  )
}

function ReplyText({ reply: { text, lang, at, authorRole } }: { reply: ShownReply }) {
  const { t, day, words, lang: page } = useLocale()
  const date = day(dayIn(defaultZone, at))
  return (
    <>
      <div lang={langOf(text, lang)}>
        <UserText text={words(text)} />
      </div>
      <p className="meta">
        {isForeign(langOf(text, lang), page) && (
          <>
            <TongueMark lang={langOf(text, lang)} /> ·{" "}
          </>
        )}
        {t(authorRole === "delegate" ? "answers.by-delegate" : "answers.by", { date })}
      </p>
    </>
  )
}
