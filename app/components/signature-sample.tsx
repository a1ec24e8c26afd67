import { disclosureFloor } from "#app/domain/anomaly.ts"
import type { DomainGroup } from "#app/domain/anomaly.ts"
import type { Assurance } from "#app/domain/signature.ts"
import { useLocale } from "#app/i18n/locale.tsx"

export interface ShownDryRun {
  count: number
  confirmedBy: string
  sample: readonly {
    network: string | null
    mail: string | null
    dwell: number | null
    confirmedAt: string | null
    assurance: Assurance
    lang: string
  }[]
}

interface SignatureSampleProps {
  dryRun: ShownDryRun
  /** Domains that may be named. */
  domains: readonly DomainGroup[]
}

/** What a dry run found: how many, and some of them without whose they are. */
export function SignatureSample({ dryRun, domains }: SignatureSampleProps) {
  const { t } = useLocale()
  const { count, sample } = dryRun
  return (
    <section>
      <h2>{t("review.found", { count })}</h2>
      <p>{t("review.found-why")}</p>
      {sample.length === 0 ? (
        <p>{t("review.sample-few", { floor: disclosureFloor })}</p>
      ) : (
        <Sample sample={sample} domains={domains} />
      )}
    </section>
  )
}

function Sample({
  sample,
  domains,
}: {
  sample: ShownDryRun["sample"]
  domains: readonly DomainGroup[]
}) {
  const { t, instant, number } = useLocale()
  const names = new Map(domains.map(({ mail, name }) => [mail, name]))
  const columns = ["confirmed", "network", "domain", "seconds", "assurance"] as const
  return (
    <table className="table table-stacked">
      <caption>{t("review.sample")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`review.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.map(({ network, mail, dwell, confirmedAt, assurance }, index) => (
          <tr key={index}>
            <th scope="row">{confirmedAt && instant(confirmedAt)}</th>
            <td data-label={t("review.network")}>
              {network === null ? t("review.gone") : <code>{network.slice(0, 8)}</code>}
            </td>
            <td data-label={t("review.domain")}>
              {mail === null ? t("review.gone") : (names.get(mail) ?? t("review.domain-unnamed"))}
            </td>
            <td data-label={t("review.seconds")}>
              {dwell === null ? t("review.gone") : number(dwell)}
            </td>
            <td data-label={t("review.assurance")}>{t(`assurance.${assurance}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
