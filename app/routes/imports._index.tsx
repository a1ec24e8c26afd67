import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { Empty } from "#app/components/empty.tsx"
import { ImportTable } from "#app/components/import-table.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { stateOf } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listImportRuns } from "#db/queries/import-runs.server.ts"

export const handle = { hidden: true }

export const meta = titled((t) => t("imports.title"))

const limit = 30

/** Operators see all, a watchdog what came from their own account. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const after = Number(new URL(request.url).searchParams.get("after"))
  const before = Number.isInteger(after) && after > 0 ? after : undefined
  const of = account.role === "operator" ? undefined : account.id
  const found = await listImportRuns(context.db.read, limit + 1, before, of)
  const runs = found.slice(0, limit).map((run) => ({
    ...{ id: run.id, at: run.startedAt, format: run.format, file: run.file, state: stateOf(run) },
    ...{ added: run.added, updated: run.updated, unchanged: run.unchanged, rejected: run.rejected },
    by: run.accountId === null ? "command" : run.accountId === account.id ? null : "other",
  }))
  return { runs, next: found.length > limit ? (runs.at(-1)?.id ?? null) : null }
}

export default function Imports() {
  const { runs, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("imports.title")} lead={t("imports.lead")} />
      <p>
        <ButtonLink href={path("/imports/new")}>{t("imports.new")}</ButtonLink>
      </p>
      <p>
        <a href={path("/imports/people")}>{t("merge.link")}</a>
      </p>
      {runs.length === 0 ? (
        <Empty level="section" title={t("imports.none")} reason={t("imports.none-why")} />
      ) : (
        <ImportTable runs={runs} />
      )}
      <Pagination next={next === null ? undefined : `?after=${next}`} />
    </>
  )
}
