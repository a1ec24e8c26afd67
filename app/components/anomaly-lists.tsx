import type { ReactNode } from "react"
import { anomalyRules, disclosureFloor } from "#app/domain/anomaly.ts"
import type { DomainGroup, DwellGroup, MinuteGroup, NetworkGroup } from "#app/domain/anomaly.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"

export interface ShownAnomalies {
  standing: number
  traced: number
  networks: readonly NetworkGroup[]
  domains: readonly DomainGroup[]
  unusual: readonly string[]
  otherDomains: number
  bursts: readonly MinuteGroup[]
  dwells: readonly DwellGroup[]
}

/** What is unusual about a petition's signatures: a list a kind, each with its rule, and counts alone. */
export function AnomalyLists({ anomalies }: { anomalies: ShownAnomalies }) {
  const { t, number } = useLocale()
  const { standing, traced, networks, bursts, dwells } = anomalies
  return (
    <>
      <Facts
        facts={[
          { term: t("review.standing"), value: number(standing) },
          { term: t("review.traced"), value: number(traced) },
        ]}
      />
      <p className="field-hint">{t("review.traced-why")}</p>
      <Networks networks={networks} />
      <Domains {...anomalies} />
      <Group
        title={t("review.bursts")}
        rule={t("review.bursts-rule", anomalyRules.burst)}
        head={t("review.minute")}
        rows={bursts.map(({ minute, count }) => [
          minute,
          <Minute key="at" minute={minute} />,
          count,
        ])}
      />
      <Group
        title={t("review.dwells")}
        rule={t("review.dwells-rule", anomalyRules.dwell)}
        head={t("review.seconds")}
        rows={dwells.map(({ dwell, count }) => [String(dwell), number(dwell), count])}
      />
    </>
  )
}

function Networks({ networks }: Pick<ShownAnomalies, "networks">) {
  const { t, day, number } = useLocale()
  const { least, share } = anomalyRules.network
  return (
    <Group
      title={t("review.networks")}
      rule={`${t("review.networks-rule", { least, share: share * 100 })} ${t("review.network-why")}`}
      head={t("review.network")}
      rows={networks.map(({ network, day: of, count, ofDay }) => [
        network,
        <>
          <code>{network.slice(0, 8)}</code>, {day(of)}.{" "}
          <small>
            {t("review.of-day")}: {number(ofDay)}
          </small>
        </>,
        count,
      ])}
    />
  )
}

function Domains({
  domains,
  unusual,
  otherDomains,
}: Pick<ShownAnomalies, "domains" | "unusual" | "otherDomains">) {
  const { t } = useLocale()
  const { least, share } = anomalyRules.domain
  return (
    <Group
      title={t("review.domains")}
      rule={t("review.domains-rule", { floor: disclosureFloor, least, share: share * 100 })}
      head={t("review.domain")}
      rows={[
        ...domains.map(({ mail, name, count }): Row => [
          mail,
          <>
            {name ?? t("review.domain-gone")}{" "}
            {unusual.includes(mail) && <strong>({t("review.marked")})</strong>}
          </>,
          count,
        ]),
        ...(otherDomains > 0 ? [["", t("review.domain-unnamed"), otherDomains] satisfies Row] : []),
      ]}
    />
  )
}

type Row = [key: string, label: ReactNode, count: number]

function Group(props: { title: string; rule: string; head: string; rows: readonly Row[] }) {
  const { title, rule, head, rows } = props
  const { t, number } = useLocale()
  return (
    <section>
      <h2>{title}</h2>
      <p className="field-hint">{rule}</p>
      {rows.length === 0 ? (
        <p>{t("review.nothing")}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="number">
                {t("review.count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, label, count]) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Minute({ minute }: { minute: string }) {
  const { instant } = useLocale()
  return <>{instant(`${minute}:00.000Z`)}</>
}
