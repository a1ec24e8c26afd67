import type { Scope } from "#app/domain/rescope.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Words } from "./words.tsx"

export interface ShownRescope {
  publicId: string
  scope: Scope
  dueOn: string | null
  text: string
  lang: string
  at: string
}

/** How the deputy scoped the promise anew: the deputy's word, with what it does not change. */
export function RescopeSaid({ rescope }: { rescope: ShownRescope }) {
  const { t, day } = useLocale()
  const { scope, dueOn, text, lang, at } = rescope
  return (
    <div className="said-beside">
      <p>
        <strong>
          {scope === "horizon" && dueOn !== null
            ? t("rescope.says-horizon", { date: day(dueOn) })
            : t("rescope.says-outside-power")}
        </strong>
      </p>
      <Words text={text} lang={lang} />
      <p className="meta">{t("rescope.said-on", { date: day(dayIn(defaultZone, at)) })}</p>
    </div>
  )
}
