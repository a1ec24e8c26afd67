import { Facts } from "./facts.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { waitParts } from "#app/i18n/wait.ts"

interface Published {
  readonly origin: string
  readonly vkey: string
  readonly size: number
  readonly root: string
  readonly publishedAt: string
  /** All that the log has had, the first one first. */
  readonly keys: readonly { readonly fromSize: number; readonly vkey: string }[]
  /** Those of the logs before this one, the newest first. */
  readonly formerKeys: readonly string[]
}

interface LogFactsProps {
  readonly published: Published
  /** Every so many seconds what is public moves. */
  readonly seconds: number
}

/** How far the public log has come, and under which name and key. */
export function LogFacts({ published, seconds }: LogFactsProps) {
  const { t, instant } = useLocale()
  const { origin, vkey, size, root, publishedAt } = published
  const facts = [
    { term: t("log.size"), value: t("log.entries", { count: size }) },
    { term: t("log.public-since"), value: instant(publishedAt) },
    { term: t("log.how-often"), value: t("log.how-often-value", waitParts(seconds)) },
    { term: t("log.root"), value: <Hash text={root} /> },
    { term: t("log.name"), value: <Hash text={origin} /> },
    { term: t("log.vkey"), value: <Hash text={vkey} /> },
  ]
  return (
    <>
      <Facts facts={facts} />
      <EarlierKeys keys={published.keys} />
      <FormerKeys keys={published.formerKeys} />
    </>
  )
}

function EarlierKeys({ keys }: Pick<Published, "keys">) {
  const { t, number } = useLocale()
  if (keys.length < 2) return null
  return (
    <section>
      <h2>{t("log.earlier-keys")}</h2>
      <ul>
        {keys.slice(0, -1).map(({ vkey }, at) => (
          <li key={vkey} className="hash">
            {t("log.earlier-key", { key: vkey, size: number((keys[at + 1]?.fromSize ?? 1) - 1) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A receipt of a log that ended is proved by that log's key, which no file of this one holds. */
function FormerKeys({ keys }: { keys: Published["formerKeys"] }) {
  const { t } = useLocale()
  if (keys.length === 0) return null
  return (
    <section>
      <h2>{t("log.former-keys")}</h2>
      <p>{t("log.former-keys-why")}</p>
      <ul>
        {keys.map((vkey) => (
          <li key={vkey}>
            <Hash text={vkey} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Hash({ text }: { text: string }) {
  return <code className="hash">{text}</code>
}
