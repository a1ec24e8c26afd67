import type { Standing } from "#app/domain/content-measure.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"
import { petitionPath, pledgePath } from "./paths.ts"
import { Words } from "./words.tsx"

export interface ShownText {
  kind: ModeratedKind
  publicId: string
  lang: string
  page: { kind: "petition" | "pledge"; publicId: string }
  standing: Standing
  /** Null where they were destroyed. */
  words: readonly string[] | null
}

/** A text as a moderator reads it, also while it is hidden, with the way to its public page. */
export function ModeratedText({ text }: { text: ShownText }) {
  const { t, path } = useLocale()
  const { words, lang, standing, page } = text
  const place = page.kind === "petition" ? petitionPath(page.publicId) : pledgePath(page.publicId)
  return (
    <section>
      <h2>{t("queue.text")}</h2>
      {standing === "hidden" && <Notice kind="legal">{t("queue.text-hidden")}</Notice>}
      {words === null ? (
        <Notice kind="legal">{t("queue.text-removed")}</Notice>
      ) : (
        <blockquote className="verbatim moderated-text">
          {words.map((part) => (
            <Words key={part} text={part} lang={lang} />
          ))}
        </blockquote>
      )}
      <p>
        <a href={path(place)}>{t("queue.public-page")}</a>
      </p>
    </section>
  )
}
