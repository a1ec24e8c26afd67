import type { Role } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"

export interface TrailRow {
  id: number
  at: string
  role: Role | "system"
  displayName: string | null
  accountPublicId: string | null
  deed: string
  step: string | null
  subject: string | null
  outcome: "done" | "refused"
  code: string | null
  reason: string | null
  approval: string | null
}

/** Rows of the trail: when, who, what, to what, and how it ended. */
export function TrailTable({ rows }: { rows: readonly TrailRow[] }) {
  const { t } = useLocale()
  return (
    <table className="table table-stacked">
      <thead>
        <tr>
          <th scope="col">{t("trail.when")}</th>
          <th scope="col">{t("trail.who")}</th>
          <th scope="col">{t("trail.deed")}</th>
          <th scope="col">{t("trail.about")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: TrailRow }) {
  const { t, path, instant, refusal, quote } = useLocale()
  const { role, accountPublicId, subject, outcome, code, reason, approval } = row
  const ending =
    outcome === "done"
      ? t("trail.done")
      : t("trail.refused", { reason: refusal({ code: code ?? "other" }) })
  return (
    <tr>
      <th scope="row">{instant(row.at)}</th>
      <td data-label={t("trail.who")}>
        <span>
          {role === "system" ? (
            t("trail.system")
          ) : (
            <>
              <a href={`?who=${accountPublicId ?? ""}`} translate="no">
                {row.displayName ?? accountPublicId}
              </a>
              , {t(`role.${role}`)}
            </>
          )}
        </span>
      </td>
      <td data-label={t("trail.deed")}>
        <span>
          {deedWords(row, t)}: {ending}
          {reason !== null && ` ${quote(reason)}`}
        </span>
      </td>
      <td data-label={t("trail.about")}>
        {approval === null ? (
          subject !== null && (
            <a href={`?about=${subject}`} className="hash">
              {subjectWords(row, t)}
            </a>
          )
        ) : (
          <a href={path(`/approvals/${approval}`)} className="hash">
            {subject}
          </a>
        )}
      </td>
    </tr>
  )
}

/** What a deed was about: its number; of a stop, what was stopped. */
function subjectWords({ deed, subject }: TrailRow, t: ReturnType<typeof useLocale>["t"]) {
  const key = `stop.kind-${subject ?? ""}`
  return deed === "site.stop" && isMessageKey(key) ? t(key) : subject
}

/** A deed and its step in words; where the catalogues have none, by the name the program gives it. */
function deedWords({ deed, step }: TrailRow, t: ReturnType<typeof useLocale>["t"]): string {
  const keys = [`trail.deed-${deed}`, ...(step === null ? [] : [`trail.step-${step}`])]
  const names = [deed, step ?? ""]
  return keys.map((key, index) => (isMessageKey(key) ? t(key) : names[index])).join(", ")
}
