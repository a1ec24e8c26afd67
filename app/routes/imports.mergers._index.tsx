import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listDistinctions } from "#db/queries/person-distinctions.server.ts"
import { listMerges } from "#db/queries/person-merges.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.history"))

const limit = 30

export async function loader({ request, context }: LoaderFunctionArgs) {
  const after = Number(new URL(request.url).searchParams.get("after"))
  const before = Number.isInteger(after) && after > 0 ? after : undefined
  const found = await listMerges(context.db.read, limit + 1, before)
  const merges = found.slice(0, limit)
  const apart = before === undefined ? await listDistinctions(context.db.read, limit) : []
  return {
    ...{ merges, apart },
    next: found.length > limit ? (merges.at(-1)?.id ?? null) : null,
  }
}

export default function Merges() {
  const { merges, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("merge.history")}
        crumbs={[
          { label: t("imports.title"), href: path("/imports") },
          { label: t("merge.title"), href: path("/imports/people") },
        ]}
      />
      {merges.length === 0 ? (
        <Empty
          level="section"
          title={t("merge.history-none")}
          reason={t("merge.history-none-why")}
        />
      ) : (
        <MergeTable />
      )}
      <Pagination next={next === null ? undefined : `?after=${next}`} />
      <ApartList />
    </>
  )
}

function MergeTable() {
  const { merges } = useLoaderData<typeof loader>()
  const { t, path, instant } = useLocale()
  return (
    <table className="table table-stacked">
      <thead>
        <tr>
          <th scope="col">{t("merge.records")}</th>
          <th scope="col">{t("merge.when")}</th>
          <th scope="col">{t("merge.state")}</th>
        </tr>
      </thead>
      <tbody>
        {merges.map(({ publicId, kept, dropped, at, undoneAt }) => (
          <tr key={publicId}>
            <th scope="row">
              <a href={path(`/imports/mergers/${publicId}`)} translate="no">
                {dropped} → {kept}
              </a>
            </th>
            <td data-label={t("merge.when")}>{instant(at)}</td>
            <td data-label={t("merge.state")}>
              {t(undoneAt === null ? "merge.state-stands" : "merge.state-undone")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ApartList() {
  const { apart } = useLoaderData<typeof loader>()
  const { t, path, instant, quote } = useLocale()
  if (apart.length === 0) return null
  return (
    <section>
      <h2>{t("merge.apart-list")}</h2>
      <ul className="plain-list">
        {apart.map(({ id, one, other, at, reason }) => (
          <li key={id}>
            <a href={path(`/imports/people/${one}-${other}`)}>{instant(at)}</a>: {quote(reason)}
          </li>
        ))}
      </ul>
    </section>
  )
}
