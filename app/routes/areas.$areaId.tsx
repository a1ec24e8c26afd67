import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AreaList } from "#app/components/area-list.tsx"
import { Columns } from "#app/components/columns.tsx"
import { DeputyList } from "#app/components/deputy-list.tsx"
import { Facts } from "#app/components/facts.tsx"
import { FoundPlaces } from "#app/components/found-places.tsx"
import { NewsLinks } from "#app/components/news-links.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { areaPath } from "#app/components/paths.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { alphabetOf } from "#app/i18n/alphabet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { withFeed } from "#app/i18n/shared-meta.ts"
import { addressesOf } from "#app/share/addresses.server.ts"
import {
  findArea,
  findLatestElectorate,
  listAreasAround,
  listAreasIn,
} from "#db/queries/areas.server.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import { listPlacesOf } from "#db/queries/places.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"

export const handle = { nav: "people" }

export const meta = withFeed<typeof loader>(
  titled<typeof loader>((_, { area }) => area.name),
  ({ area }) => `/areas/${area.publicId}.atom`,
)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const publicId = readPublicId(params["areaId"] ?? "")
  const area = publicId && (await findArea(db.read, publicId, lang))
  if (!area) throw data(null, { status: 404 })
  const [around, inside, electorate, mandates, places] = await Promise.all([
    listAreasAround(db.read, area, lang),
    listAreasIn(db.read, area.id, lang),
    findLatestElectorate(db.read, area.id),
    listMandates(db.read, { areaIds: [area.id] }, lang),
    listPlacesOf(db.read, area.id, lang, 200),
  ])
  const personIds = [...new Set(mandates.map((mandate) => mandate.person.id))]
  const people = await listPeopleByIds(db.read, personIds, lang)
  const compare = alphabetOf(lang)
  const byName = people.sort((one, other) => compare(one.name, other.name))
  const cards = await listDeputyCards(db.read, byName, today, lang)
  const here = cards.filter(({ held, mandate }) => held && mandate?.area?.id === area.id)
  return {
    area,
    addresses: await addressesOf(context, "area", area),
    around,
    inside,
    electorate,
    places,
    here,
    former: cards.filter((card) => !here.includes(card)),
  }
}

export default function AreaPage() {
  const { area, around, inside, electorate, places, here, former } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const crumbs = around.map((wider) => ({ label: wider.name, href: path(areaPath(wider)) }))
  return (
    <>
      <PageHead
        title={area.name}
        crumbs={[{ label: t("page.areas"), href: path("/areas") }, ...crumbs]}
      />
      <Columns
        rail={
          <>
            {electorate && <Voters {...electorate} />}
            <NewsLinks
              mail={`/follow/areas/${area.publicId}`}
              feed={`/areas/${area.publicId}.atom`}
            />
          </>
        }
      >
        {(here.length > 0 || inside.length === 0) && (
          <section>
            <h2>{t("place.represented")}</h2>
            {here.length === 0 && <p>{t("place.nobody")}</p>}
            <DeputyList deputies={here} />
          </section>
        )}
        {inside.length > 0 && (
          <section>
            <h2>{t("place.inside")}</h2>
            <AreaList areas={inside} />
          </section>
        )}
        {places.length > 0 && (
          <section>
            <h2>{t("place.places")}</h2>
            <FoundPlaces places={places} holders={[]} isHere />
          </section>
        )}
        {former.length > 0 && (
          <section>
            <h2>{t("place.former")}</h2>
            <DeputyList deputies={former} />
          </section>
        )}
      </Columns>
    </>
  )
}

function Voters({ registered, onDay }: { registered: number; onDay: string }) {
  const { t, day } = useLocale()
  const value = t("place.electorate-on", { count: registered, date: day(onDay) })
  return <Facts facts={[{ term: t("place.electorate"), value }]} />
}
