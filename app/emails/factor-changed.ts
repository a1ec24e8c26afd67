import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { FactorChange } from "#app/domain/factor.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface FactorChanged {
  readonly lang: Lang
  readonly change: FactorChange
}

/** Tells the owner of an account that its factors changed: whoever took it over cannot do so in silence. */
export function factorChanged({ lang, change }: FactorChanged, { origin }: Sender): Letter {
  const { t, path } = makeLocale(lang)
  return setLetter(lang, "factor.mail-subject", [
    t(`factor.mail-${change}`, { site: t("common.site") }),
    t("factor.mail-own"),
    t("factor.mail-other"),
    { url: `${origin}${path("/account/factors")}` },
  ])
}
