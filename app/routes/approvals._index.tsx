import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { kindsSeenBy } from "#app/auth/asked-approval.server.ts"
import { shownApproval } from "#app/auth/shown-approval.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ApprovalList } from "#app/components/approval-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listDecidedApprovals, listWaitingApprovals } from "#db/queries/approvals.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("approval.title"))

/** As many decided ones as somebody looks back on. */
const most = 30

export async function loader({ context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const kinds = kindsSeenBy(account)
  const [waiting, decided] = await Promise.all([
    listWaitingApprovals(context.db.read, kinds, context.now),
    listDecidedApprovals(context.db.read, kinds, most),
  ])

  function shown(approvals: readonly StoredApproval[]) {
    return Promise.all(
      approvals.map(async (approval) => ({
        ...(await shownApproval(context, approval)),
        own: approval.proposedBy === account.id,
      })),
    )
  }

  return { waiting: await shown(waiting), decided: await shown(decided) }
}

export default function Approvals() {
  const { waiting, decided } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("approval.title")} lead={t("approval.lead")} />
      <section>
        <h2>{t("approval.waiting")}</h2>
        {waiting.length === 0 ? (
          <p>{t("approval.waiting-none")}</p>
        ) : (
          <ApprovalList approvals={waiting} />
        )}
      </section>
      {decided.length > 0 && (
        <section>
          <h2>{t("approval.decided")}</h2>
          <ApprovalList approvals={decided} />
        </section>
      )}
    </>
  )
}
