import { useLocale } from "#app/i18n/locale.tsx"
import type { LeafType } from "#app/domain/log-leaf.ts"

interface LogContentsProps {
  readonly types: readonly { readonly type: LeafType; readonly count: number }[]
}

/** What kinds of entries the public log holds, and how many of each. */
export function LogContents({ types }: LogContentsProps) {
  const { t, number } = useLocale()
  return (
    <section>
      <h2>{t("log.held")}</h2>
      <p>{t("log.held-what")}</p>
      {types.length > 0 && (
        <table className="table">
          <tbody>
            {types.map(({ type, count }) => (
              <tr key={type}>
                <th scope="row">{t(`log.type-${type}`)}</th>
                <td className="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What the log proves, and which of its two properties is the weaker one. */
export function LogMeaning() {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("log.proves")}</h2>
      <p>{t("log.proves-counted")}</p>
      <p>{t("log.proves-weaker")}</p>
      <p>{t("log.proves-auditors")}</p>
      <p>{t("log.proves-late")}</p>
    </section>
  )
}

/** How anybody checks the log of a site: the commands and the addresses. */
export function LogCheck({ site }: { site: string }) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("log.check")}</h2>
      <p>{t("log.check-count")}</p>
      <p>
        <code className="hash">npm run log:verify -- {site}</code>
      </p>
      <p>{t("log.check-receipt")}</p>
      <p>
        <code className="hash">npm run receipt:verify -- FILE.tlog-proof</code>
      </p>
      <p>{t("log.check-files")}</p>
      <ul>
        <li>
          <a href="/log/checkpoint">
            <code>/log/checkpoint</code>
          </a>
        </li>
        <li>
          <a href="/log/vkey">
            <code>/log/vkey</code>
          </a>
        </li>
        <li>
          <code>/log/tile/0/000</code>, <code>/log/tile/entries/000</code>
        </li>
      </ul>
      <p>{t("log.check-key")}</p>
    </section>
  )
}
