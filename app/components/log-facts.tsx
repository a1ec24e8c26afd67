import { Facts } from "./facts.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { waitParts } from "#app/i18n/wait.ts"

interface Published {
  readonly origin: string
  readonly vkey: string
  readonly size: number
  readonly root: string
  readonly publishedAt: string
  readonly witnesses: readonly string[]
  /** All that the log has had, the first one first. */
  readonly keys: readonly { readonly fromSize: number; readonly vkey: string }[]
}

interface LogFactsProps {
  readonly published: Published
  /** Every so many seconds what is public moves. */
  readonly seconds: number
}

/** How far the public log has come, and under which name and key. */
export function LogFacts({ published, seconds }: LogFactsProps) {
  const { t, instant } = useLocale()
  const { origin, vkey, size, root, publishedAt, witnesses } = published
  const facts = [
    { term: t("log.size"), value: t("log.entries", { count: size }) },
    { term: t("log.public-since"), value: instant(publishedAt) },
    { term: t("log.how-often"), value: t("log.how-often-value", waitParts(seconds)) },
    { term: t("log.root"), value: <Hash text={root} /> },
    { term: t("log.name"), value: <Hash text={origin} /> },
    { term: t("log.vkey"), value: <Hash text={vkey} /> },
    {
      term: t("log.witnesses"),
      value: witnesses.length > 0 ? witnesses.join(", ") : t("log.witnesses-none"),
    },
  ]
  return (
    <>
      <Facts facts={facts} />
      <EarlierKeys keys={published.keys} />
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

function Hash({ text }: { text: string }) {
  return <code className="hash">{text}</code>
}
