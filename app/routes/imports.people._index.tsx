import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { findPair } from "#app/domain/person-merge.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { Grounds } from "#app/components/merge-ground.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listCandidatePairs } from "#db/queries/person-pairs.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.title"))

const limit = 20

/** Everybody who may merge sees the same list: what is on it is public. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const account = requireAccount(context)
  const [, one, other] =
    /^(\w{16})-(\w{16})$/.exec(new URL(request.url).searchParams.get("after") ?? "") ?? []
  const after = one && other ? { one, other } : undefined
  const found = await listCandidatePairs(db.read, { limit: limit + 1, after })
  const pairs = []
  for (const { one: kept, other: dropped } of found.slice(0, limit)) {
    const pair = await findPair(db.read, db.engine, { kept, dropped }, account, now)
    if (!pair) continue
    const names = [pair.kept.name, pair.dropped.name] as const
    pairs.push({ id: `${kept}-${dropped}`, names, grounds: pair.grounds })
  }
  const last = found.length > limit ? found[limit - 1] : undefined
  return { pairs, next: last ? `${last.one}-${last.other}` : null }
}

export default function Candidates() {
  const { pairs, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("merge.title")}
        crumbs={[{ label: t("imports.title"), href: path("/imports") }]}
        lead={t("merge.lead")}
        below={<a href={path("/imports/mergers")}>{t("merge.history")}</a>}
      />
      {pairs.length === 0 ? (
        <Empty level="section" title={t("merge.none")} reason={t("merge.none-why")} />
      ) : (
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">{t("merge.records")}</th>
              <th scope="col">{t("merge.in-common")}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ id, names: [one, other], grounds }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={path(`/imports/people/${id}`)} translate="no">
                    {t("merge.pair-title", { one, other })}
                  </a>
                </th>
                <td data-label={t("merge.in-common")}>
                  <Grounds grounds={grounds} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination next={next === null ? undefined : `?after=${next}`} />
    </>
  )
}
