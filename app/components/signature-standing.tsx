import type { InvalidationClass } from "#app/domain/removal-condition.ts"
import type { Keeping } from "#app/domain/retention.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"

interface MeasureProps {
  class: InvalidationClass
  /** Null where the time to appeal is over. */
  appealUntil: string | null
  /** The page that takes the appeal. */
  href: string
}

/** Why two moderators keep a signature out of the count, and what its signer can do. */
export function SignatureMeasure({ class: of, appealUntil, href }: MeasureProps) {
  const { t, day } = useLocale()
  return (
    <section>
      <h2>{t("sign.why")}</h2>
      <p>{t(`sign.why-${of}`)}</p>
      {appealUntil === null ? (
        <p>{t("sign.appeal-over")}</p>
      ) : (
        <>
          <p>{t("sign.appeal-until", { date: day(appealUntil) })}</p>
          <p>
            <a href={href}>{t("appeal.title")}</a>
          </p>
        </>
      )}
    </section>
  )
}

/** What is kept of what the signer said, and until when. */
export function SignatureKeeping({ keeping }: { keeping: Keeping }) {
  const { t, day } = useLocale()
  if (keeping.state === "gone") return null
  return (
    <section>
      <Notice title={t("sign.kept-title")}>
        {"day" in keeping
          ? t(`sign.kept-${keeping.state}`, { date: day(keeping.day) })
          : t("sign.kept-running")}
      </Notice>
    </section>
  )
}
