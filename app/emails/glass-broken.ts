import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { ApprovalKind } from "#app/domain/approval.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface BrokenGlass {
  readonly lang: Lang
  readonly kind: ApprovalKind
  /** Public id of the proposal that one person decided. */
  readonly approval: string
}

/** Tells whoever watches that one person did what needs two. */
export function glassBroken({ lang, kind, approval }: BrokenGlass, { origin }: Sender): Letter {
  const { t, path } = makeLocale(lang)
  const deed = t(`approval.${kind}`)
  return setLetter(lang, "mail.glass-broken-subject", [
    t("mail.glass-broken-body", { site: t("common.site"), deed }),
    t("mail.glass-broken-do"),
    { url: `${origin}${path(`/approvals/${approval}`)}` },
  ])
}
