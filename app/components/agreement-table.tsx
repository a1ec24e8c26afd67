import type { ReactNode } from "react"
import type { Alpha, NamedAgreement } from "#app/domain/agreement-report.ts"
import { AlphaPicture, AlphaScale, leastOf } from "./agreement-chart.tsx"
import { useLocale } from "#app/i18n/locale.tsx"

export interface AgreementRow extends NamedAgreement {
  readonly key: string
  readonly label: ReactNode
}

interface AgreementTableProps {
  caption: string
  /** What the rows are: subjects, assessors, quarters. */
  heading: string
  rows: readonly AgreementRow[]
  /** With α drawn on its interval, a row each. */
  pictured?: boolean
}

/** How well codings agree, a row a group: the numbers with their intervals. */
export function AgreementTable({ caption, heading, rows, pictured }: AgreementTableProps) {
  const { t, number } = useLocale()
  const least = leastOf(rows)
  const columns = ["units", "percent", "nominal", "ordinal", "kappa"] as const
  return (
    <table className="table table-stacked">
      <caption>
        <h2>{caption}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`agreement.${column}`)}
            </th>
          ))}
          {pictured && (
            <th scope="col" className="alpha-scale">
              <span aria-hidden="true">{t("chart.agreement")}</span>
              <AlphaScale least={least} />
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td data-label={t("agreement.units")}>{number(row.units)}</td>
            <td data-label={t("agreement.percent")}>
              <Percent ratio={row.percent} />
            </td>
            <td data-label={t("agreement.nominal")}>
              <AlphaValue {...row.nominal} />
            </td>
            <td data-label={t("agreement.ordinal")}>
              <AlphaValue {...row.ordinal} />
            </td>
            <td data-label={t("agreement.kappa")}>
              <Coefficient value={row.kappa} />
            </td>
            {pictured && (
              <td>
                <AlphaPicture row={row} least={least} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A value of α and, small beside it, where 95 of 100 draws put it. */
export function AlphaValue({ value, interval }: Alpha) {
  const { t, coefficient } = useCoefficient()
  return (
    <span className="alpha">
      <Coefficient value={value} />
      {interval && (
        <>
          {" "}
          <small>
            {t("agreement.interval", {
              low: coefficient(interval.low),
              high: coefficient(interval.high),
            })}
          </small>
        </>
      )}
    </span>
  )
}

export function Coefficient({ value }: { value: number | null }) {
  const { t, coefficient } = useCoefficient()
  return <>{value === null ? t("agreement.no-value") : coefficient(value)}</>
}

export function Percent({ ratio }: { ratio: number | null }) {
  const { t, percent } = useLocale()
  return <>{ratio === null ? t("agreement.no-value") : percent(ratio)}</>
}

function useCoefficient() {
  const { t, number } = useLocale()
  return {
    t,
    coefficient: (value: number) => number(Math.round(value * 1000) / 1000).replace("-", "−"),
  }
}
