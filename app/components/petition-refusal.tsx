import { isContentRule } from "#app/domain/content-rule.ts"
import { isRejectionCode } from "#app/domain/rejection.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"

interface PetitionRefusalProps {
  code: string
  details: string | null
}

/** By which rule the moderators did not admit a petition, and in their words what of it. */
export function PetitionRefusal({ code, details }: PetitionRefusalProps) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("petition.refused")}</h2>
      <Notice kind="legal">
        <p>{reasonInWords(code, t)}</p>
        {details !== null && <p>{details}</p>}
      </Notice>
    </section>
  )
}

/** A reason's code as a sentence; a code that is not known here is said in general words. */
export function reasonInWords(code: string | null, t: Locale["t"]): string {
  if (code !== null && isRejectionCode(code)) return t(`moderation.reject-${code}`)
  return code !== null && isContentRule(code) ? t(`rule.${code}`) : t("refusal.other")
}
