import { useLocale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"
import { List, ListItem } from "./list-item.tsx"
import { witnessShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

interface ShownWitness {
  readonly witness: string
  readonly cosignedSize: number
  readonly cosignedAt: string | null
  readonly behind: number
}

/** Who outside signs what the log publishes, how far each has come, and when it signed last. */
export function LogWitnesses({ witnesses }: { witnesses: readonly ShownWitness[] }) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("log.witnesses")}</h2>
      <p>{t("log.witnesses-what")}</p>
      {witnesses.length === 0 ? (
        <Empty title={t("log.witnesses-none")} reason={t("log.witnesses-none-why")} />
      ) : (
        <List>
          {witnesses.map((one) => (
            <WitnessLine key={one.witness} {...one} />
          ))}
        </List>
      )}
    </section>
  )
}

function WitnessLine({ witness, cosignedSize, cosignedAt, behind }: ShownWitness) {
  const { t, instant } = useLocale()
  const stand = cosignedSize === 0 ? "none" : behind === 0 ? "level" : "behind"
  const last =
    cosignedAt !== null && t("log.witness-last", { time: instant(cosignedAt), count: cosignedSize })
  return (
    <ListItem
      above={
        <span className="badge badge-small">
          <Mark shape={witnessShape[stand]} />
          <span>{t(`log.witness-${stand}`, { count: behind })}</span>
        </span>
      }
      title={<span translate="no">{witness}</span>}
      meta={[last]}
    />
  )
}
