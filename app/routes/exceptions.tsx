import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { ExceptionList } from "#app/components/exception-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listBrokenGlass } from "#db/queries/broken-glass.server.ts"

export const meta = titled((t) => t("exception.title"))

/** Class and day alone: names and reasons stand in the audit trail. */
export async function loader({ context }: LoaderFunctionArgs) {
  const broken = await listBrokenGlass(context.db.read)
  return { exceptions: broken.map(({ kind, at }) => ({ kind, on: todayAt(at) })) }
}

export default function Exceptions() {
  const { exceptions } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("exception.title")} lead={t("exception.lead")} />
      {exceptions.length === 0 ? (
        <Empty level="section" title={t("exception.none")} reason={t("exception.none-why")} />
      ) : (
        <ExceptionList exceptions={exceptions} />
      )}
    </>
  )
}
