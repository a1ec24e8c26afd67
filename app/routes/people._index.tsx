import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { DeputyList } from "#app/components/deputy-list.tsx"
import { Empty } from "#app/components/empty.tsx"
import { Filters } from "#app/components/filters.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { areaPath } from "#app/components/paths.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import type { RequestContext } from "#app/context.server.ts"
import { listAreasByIds } from "#db/queries/areas.server.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import { findByName } from "#db/queries/finder.server.ts"
import type { SearchHit } from "#db/queries/search.server.ts"
import { listDeputies, listPeopleByIds } from "#db/queries/people.server.ts"

export const handle = { nav: "people" }

export const meta = titled((t) => t("page.people"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const question = (query.get("q") ?? "").trim().slice(0, 100)
  if (question !== "" && !context.standing.stops.search) return search(context, question)
  const after = readPublicId(query.get("after") ?? "")
  const { people, next } = await listDeputies(context.db.read, context.lang, { after, limit: 40 })
  return { question, readAs: null, areas: [], deputies: await cards(context, people), next }
}

async function search(context: RequestContext, question: string) {
  const { db, lang } = context
  const { hits, readAs } = await findByName(db.read, question, ["person", "area"], 40)
  const [areas, people] = await Promise.all([
    inOrderOf(hits, "area", (ids) => listAreasByIds(db.read, ids, lang)),
    inOrderOf(hits, "person", (ids) => listPeopleByIds(db.read, ids, lang)),
  ])
  return { question, readAs, areas, deputies: await cards(context, people), next: null }
}

/** The best hit first, as the search found them. */
async function inOrderOf<Subject extends { readonly id: number }>(
  hits: readonly SearchHit[],
  kind: string,
  list: (ids: number[]) => Promise<Subject[]>,
): Promise<Subject[]> {
  const ids = hits.filter((hit) => hit.kind === kind).map((hit) => hit.id)
  const subjects = new Map((await list(ids)).map((subject) => [subject.id, subject]))
  return ids.map((id) => subjects.get(id)).filter((subject) => subject !== undefined)
}

function cards({ db, today, lang }: RequestContext, people: Parameters<typeof listDeputyCards>[1]) {
  return listDeputyCards(db.read, people, today, lang)
}

export default function People() {
  const { question, readAs, areas, deputies, next } = useLoaderData<typeof loader>()
  const { t, quote } = useLocale()
  const search = { name: "q", label: t("people.search"), value: question }
  const nothing = areas.length + deputies.length === 0
  return (
    <>
      <PageHead title={t("page.people")} lead={t("people.lead")} />
      <Filters search={search} filters={[]} submit={t("common.search-button")} />
      {readAs !== null && <p role="status">{t("people.found", { query: quote(readAs) })}</p>}
      {nothing && <Nothing question={question} />}
      <Places areas={areas} />
      {deputies.length > 0 && areas.length > 0 && <h2>{t("people.found-people")}</h2>}
      {areas.length > 0 ? (
        <DeputyList deputies={deputies} />
      ) : (
        <TopList>
          <DeputyList deputies={deputies} />
        </TopList>
      )}
      <Pagination next={next === null ? undefined : `?after=${next}`} />
    </>
  )
}

function Nothing({ question }: { question: string }) {
  const { t, quote, path } = useLocale()
  if (question === "") return <Empty title={t("people.empty")} reason={t("people.empty-why")} />
  return (
    <Empty
      title={t("people.none")}
      reason={t("people.none-why", { query: quote(question) })}
      onward={{ label: t("home.areas-link"), href: path("/areas") }}
    />
  )
}

function Places({ areas }: { areas: readonly { publicId: string; name: string }[] }) {
  const { t, path } = useLocale()
  if (areas.length === 0) return null
  return (
    <section>
      <h2>{t("people.found-areas")}</h2>
      <List>
        {areas.map((area) => (
          <ListItem key={area.publicId} title={area.name} href={path(areaPath(area))} />
        ))}
      </List>
    </section>
  )
}
