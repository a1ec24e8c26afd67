import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { Filters } from "#app/components/filters.tsx"
import { TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { PledgeList } from "#app/components/pledge-list.tsx"
import { withQuery } from "#app/components/query-link.ts"
import { Tally } from "#app/components/tally.tsx"
import { words } from "#app/domain/fold.ts"
import { powers } from "#app/domain/pledge.ts"
import { isRating, ratings } from "#app/domain/rating.ts"
import type { RequestContext } from "#app/context.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { countPledgesByRating, listPledges } from "#db/queries/pledges.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("page.promises"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = readQuery(new URL(request.url).searchParams)
  const person = await personAsked(context, asked.person)
  const base = { personId: person?.id, power: asked.power, words: words(asked.q) }
  const { db, today, lang } = context
  const page = { after: asked.after, limit: 30 }
  const [counts, { pledges, next }] = await Promise.all([
    countPledgesByRating(db.read, base, today),
    listPledges(db.read, { ...base, rating: asked.rating }, { today, lang }, page),
  ])
  return { asked, person: person ?? null, counts, pledges, next }
}

function readQuery(query: URLSearchParams) {
  const rating = query.get("rating") ?? ""
  const power = query.get("power") ?? ""
  return {
    q: (query.get("q") ?? "").trim().slice(0, 100),
    person: query.get("person") ?? undefined,
    rating: isRating(rating) ? rating : undefined,
    power: powers.find((known) => known === power),
    after: readPublicId(query.get("after") ?? ""),
  }
}

async function personAsked({ db, lang }: RequestContext, asked: string | undefined) {
  const publicId = readPublicId(asked ?? "")
  return publicId === undefined ? undefined : findPerson(db.read, publicId, lang)
}

export default function Promises() {
  const { asked, person, counts, pledges, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const here = path("/promises")
  const kept = { person: person?.publicId, q: asked.q, power: asked.power }
  const total = ratings.reduce((sum, rating) => sum + counts[rating], 0)
  return (
    <>
      <PageHead title={t("page.promises")} lead={t("record.lead")} />
      {person && <OnePerson name={person.name} />}
      <PromiseFilters asked={asked} person={person?.publicId} />
      {total > 0 && (
        <Tally counts={counts} hrefOf={(rating) => withQuery(here, { ...kept, rating })} />
      )}
      {pledges.length === 0 ? (
        <Empty
          title={t("record.none")}
          reason={t("record.none-why")}
          onward={{ label: t("record.all"), href: here }}
        />
      ) : (
        <TopList>
          <PledgeList pledges={pledges} />
        </TopList>
      )}
      <Pagination
        next={
          next === null
            ? undefined
            : withQuery(here, { ...kept, rating: asked.rating, after: next })
        }
      />
    </>
  )
}

function OnePerson({ name }: { name: string }) {
  const { t, path } = useLocale()
  return (
    <p>
      {t("record.of-person", { name })} · <a href={path("/promises")}>{t("record.all")}</a>
    </p>
  )
}

interface PromiseFiltersProps {
  asked: { q: string; rating: string | undefined; power: string | undefined }
  person: string | undefined
}

function PromiseFilters({ asked, person }: PromiseFiltersProps) {
  const { t } = useLocale()
  return (
    <Filters
      search={{ name: "q", label: t("record.search"), value: asked.q }}
      kept={{ person }}
      filters={[
        {
          name: "rating",
          label: t("record.filter-rating"),
          value: asked.rating ?? "",
          options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
        },
        {
          name: "power",
          label: t("record.filter-power"),
          value: asked.power ?? "",
          options: powers.map((value) => ({ value, label: t(`power.${value}`) })),
        },
      ]}
    />
  )
}
