import type { AnnotationReason } from "#app/domain/annotation.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Words } from "./words.tsx"

export interface ShownAnnotation {
  voteEventPublicId: string
  personPublicId: string
  reason: AnnotationReason
  text: string
  lang: string
  at: string
  authorRole: string
}

/** What a deputy says of an own vote or absence, as the deputy's word and no finding. */
export function AnnotationLine({ annotation }: { annotation: ShownAnnotation }) {
  const { t, day } = useLocale()
  const { reason, text, lang, at, authorRole } = annotation
  const who = authorRole === "delegate" ? "for-deputy" : "says"
  return (
    <div className="said-beside">
      <p>
        {t(`annotation.${who}`, { reason: t(`annotation.${reason}`) })}
        <span className="meta"> · {day(dayIn(defaultZone, at))}</span>
      </p>
      {text !== "" && <Words text={text} lang={lang} />}
    </div>
  )
}
