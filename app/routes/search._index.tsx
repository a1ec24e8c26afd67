import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { PageHead } from "#app/components/page-head.tsx"
import { SearchForm } from "#app/components/search-form.tsx"
import { SearchResults } from "#app/components/search-results.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { searchKinds } from "#app/domain/search-kind.ts"
import { listFound } from "#db/queries/found.server.ts"
import { findSubjects } from "#db/queries/finder.server.ts"

export const handle = { nav: "people" }

export const meta = titled((t) => t("page.search"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = {
    ...readQuery(new URL(request.url).searchParams),
    ...(context.standing.stops.search ? { question: "" } : {}),
  }
  const { db, lang, today } = context
  const { kind, page, question } = asked
  const limit = kind ? 20 : 5
  const kinds = kind ? [kind] : searchKinds
  const sought = { kinds, limit, offset: kind ? (page - 1) * limit : 0 }
  const { hits, ...how } = await findSubjects(db.read, question, sought)
  return { ...asked, ...how, limit, today, groups: await listFound(db.read, hits, { lang, today }) }
}

/** At most so many pages of one kind are turned: who looks on asks more exactly. */
const lastPage = 50

function readQuery(query: URLSearchParams) {
  const page = Number(/^\d{1,2}$/.exec(query.get("page") ?? "")?.[0] ?? 1)
  return {
    question: (query.get("q") ?? "").trim().slice(0, 100),
    kind: searchKinds.find((known) => known === query.get("kind")) ?? null,
    page: Math.min(Math.max(page, 1), lastPage),
  }
}

export default function Search() {
  const found = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.search")} />
      <SearchForm question={found.question} />
      {found.question !== "" && <SearchResults found={found} />}
    </>
  )
}
