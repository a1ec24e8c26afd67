import type { DayCount } from "#app/domain/signature-outlook.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** The drawing's numbers, folded away below it. */
export function DayTable({ counted }: { counted: readonly DayCount[] }) {
  const { t, day, number } = useLocale()
  return (
    <details>
      <summary>{t("chart.as-table")}</summary>
      <table className="table">
        <caption className="meta">{t("chart.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("chart.day")}</th>
            <th scope="col">{t("chart.total")}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((one) => (
            <tr key={one.day}>
              <th scope="row">{day(one.day)}</th>
              <td>{number(one.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
