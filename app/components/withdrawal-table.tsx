import type { CheckedReference } from "#app/domain/withdrawal-check.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** Each withdrawal of a petition with the signature that it takes back, as its auditors see them. */
export function WithdrawalTable({ references }: { references: readonly CheckedReference[] }) {
  const { t, number } = useLocale()
  const checked = references.length
  const bad = references.filter(({ isGood }) => !isGood).length
  return (
    <section>
      <h2>
        {bad === 0
          ? t("audit.withdrawals-good", { count: checked })
          : t("audit.withdrawals-bad", { bad, checked })}
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("audit.withdrawal-leaf")}</th>
            <th scope="col">{t("audit.refers-to")}</th>
          </tr>
        </thead>
        <tbody>
          {references.map(({ leafIndex, refersTo, isGood }) => (
            <tr key={leafIndex}>
              <th scope="row">{number(leafIndex)}</th>
              <td>
                {refersTo !== null && `${number(refersTo)} `}
                {!isGood && <strong>{t("audit.refers-nowhere")}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
