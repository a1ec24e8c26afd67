import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AreaList } from "#app/components/area-list.tsx"
import { Empty } from "#app/components/empty.tsx"
import { TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listAreasIn } from "#db/queries/areas.server.ts"

export const handle = { nav: "people" }

export const meta = titled((t) => t("page.areas"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { areas: await listAreasIn(context.db.read, null, context.lang) }
}

export default function Areas() {
  const { areas } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.areas")} lead={t("place.lead")} />
      {areas.length === 0 && <Empty title={t("place.empty")} reason={t("place.empty-why")} />}
      <TopList>
        <AreaList areas={areas} />
      </TopList>
    </>
  )
}
