import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { kindsSeenBy } from "#app/auth/asked-approval.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ExceptionList } from "#app/components/exception-list.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { day, later } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listAccreditations } from "#db/queries/accreditations.server.ts"
import { listWaitingApprovals } from "#db/queries/approvals.server.ts"
import { listBrokenGlass } from "#db/queries/broken-glass.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("page.operations"))

/** For how long the operators are reminded of what one of them did alone. */
const remindedFor = 30 * day

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, now } = context
  const [waiting, applications, broken] = await Promise.all([
    listWaitingApprovals(db.read, kindsSeenBy(requireAccount(context)), now),
    listAccreditations(db.read, ["applied"]),
    listBrokenGlass(db.read, later(now, -remindedFor)),
  ])
  return {
    waiting: waiting.length,
    applications: applications.length,
    exceptions: broken.map(({ kind, at, approval }) => ({ kind, on: todayAt(at), approval })),
  }
}

export default function Operations() {
  const { waiting, applications, exceptions } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.operations")} lead={t("operations.lead")} />
      {exceptions.length > 0 && (
        <Notice kind="legal" title={t("operations.alone")}>
          <ExceptionList
            exceptions={exceptions.map(({ approval, ...exception }) => ({
              ...exception,
              href: path(`/approvals/${approval}`),
            }))}
          />
        </Notice>
      )}
      <section>
        <h2>{t("operations.waits")}</h2>
        <ul className="plain-list">
          <li>
            <a href={path("/approvals")}>{t("operations.waits-approvals", { count: waiting })}</a>
          </li>
          <li>
            <a href={path("/operations/organizations")}>
              {t("operations.waits-applications", { count: applications })}
            </a>
          </li>
        </ul>
      </section>
      <PageList />
    </>
  )
}

function PageList() {
  const { t, path } = useLocale()
  const pages = [
    ["/operations/health", t("health.title")],
    ["/operations/switches", t("stop.title")],
    ["/operations/accounts", t("operations.accounts")],
    ["/operations/organizations", t("operations.organizations")],
    ["/operations/profiles", t("profile.claims")],
    ["/operations/mandates", t("seat.title")],
    ["/imports", t("imports.title")],
    ["/operations/recalls", t("drive.list-title")],
    ["/operations/audit", t("trail.title")],
    ["/operations/requests", t("ask.list")],
    ["/operations/holds", t("hold.title")],
    ["/operations/breach", t("incident.title")],
    ["/account/conflicts", t("conflict.title")],
    ["/exceptions", t("exception.title")],
  ] as const
  return (
    <section>
      <h2>{t("operations.pages")}</h2>
      <ul className="plain-list">
        {pages.map(([page, name]) => (
          <li key={page}>
            <a href={path(page)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
