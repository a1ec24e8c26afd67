import { useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/lang.ts"

interface ReferenceWritesProps {
  readonly writes: readonly {
    readonly path: string
    readonly says: Readonly<Record<Lang, string>>
    readonly scope: string
    readonly curl: string
  }[]
}

/** How programs write: what they need for it, and a line for each address. */
export function ReferenceWrites({ writes }: ReferenceWritesProps) {
  const { t, lang, path } = useLocale()
  return (
    <section id="writing" className="reference">
      <h2>{t("developers.writing")}</h2>
      <p>{t("developers.writing-text")}</p>
      <p>
        <a href={path("/account/tokens")}>{t("developers.writing-key")}</a>
      </p>
      {writes.map(({ path: address, says, scope, curl }) => (
        <section key={address}>
          <h3 className="reference-address">
            <code translate="no">POST {address}</code>
          </h3>
          <p>
            {says[lang]} · <code translate="no">{scope}</code>
          </p>
          <pre className="shell-line" translate="no">
            <code>{curl}</code>
          </pre>
        </section>
      ))}
    </section>
  )
}
