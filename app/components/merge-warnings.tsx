import type { Warned } from "#app/domain/person-merge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { schemeIn } from "./merge-ground.tsx"
import { Notice } from "./notice.tsx"

interface MergeWarningsProps {
  warnings: readonly Warned[]
  /** Why the two cannot be merged at all, in a sentence; undefined where they can. */
  refusal?: string | undefined
}

/** What speaks against two records being one person, and what bars merging them. */
export function MergeWarnings({ warnings, refusal }: MergeWarningsProps) {
  const { t } = useLocale()
  return (
    <section className="stack">
      <h2>{t("merge.against")}</h2>
      {refusal !== undefined && (
        <Notice title={t("merge.cannot")}>
          <p>{refusal}</p>
        </Notice>
      )}
      {warnings.length === 0 ? (
        <p>{t("merge.against-nothing")}</p>
      ) : (
        <ul>
          {warnings.map(({ code, scheme = "", count = 0 }) => (
            <li key={`${code} ${scheme}`}>
              {t(`merge.warning-${code}`, { scheme: schemeIn(t, scheme), count })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
