import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AreaList } from "#app/components/area-list.tsx"
import { Columns } from "#app/components/columns.tsx"
import { Empty } from "#app/components/empty.tsx"
import { TopList } from "#app/components/list-item.tsx"
import { MeasureChoice } from "#app/components/measure-choice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { RegionTable } from "#app/components/region-table.tsx"
import { TileMap } from "#app/components/tile-map.tsx"
import { codesOfGrids, gridOf } from "#app/domain/tile-grid.ts"
import { regionMeasures } from "#app/domain/region-measure.ts"
import type { RequestContext } from "#app/context.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listAreasByIds, listAreasIn } from "#db/queries/areas.server.ts"
import { findByIdentifier } from "#db/queries/identifiers.server.ts"
import { listRegionFigures } from "#db/queries/region-figures.server.ts"

export const handle = { nav: "people" }

export const meta = titled((t) => t("page.areas"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("show")
  const measure = regionMeasures.find((known) => known === asked) ?? "kept"
  const map = await mapOf(context)
  const drawn = new Set(map?.regions.map(({ publicId }) => publicId))
  const areas = (await listTop(context)).filter(({ publicId }) => !drawn.has(publicId))
  return { measure, map, areas }
}

/** The regions of the country whose grid is known; null where none is. */
async function mapOf({ db, lang }: RequestContext) {
  const codes = await findByIdentifier(db.read, db.engine, "area", codesOfGrids())
  const found = gridOf(codes)
  if (!found) return null
  const ids = found.tiles.flatMap(({ areaId }) => areaId ?? [])
  const areas = new Map((await listAreasByIds(db.read, ids, lang)).map((area) => [area.id, area]))
  const figures = await listRegionFigures(db.read, ids)
  const regions = found.tiles.map(({ areaId, column, row, short, name }) => {
    const area = areaId === null ? undefined : areas.get(areaId)
    return {
      ...{ column, row, short: short[lang], name: area?.name ?? name[lang] },
      publicId: area?.publicId ?? null,
      figures: areaId === null ? undefined : figures.get(areaId),
    }
  })
  return { columns: found.grid.columns, rows: found.grid.rows, regions }
}

/** The widest areas; of a country alone, those within it. */
async function listTop({ db, lang }: RequestContext) {
  const widest = await listAreasIn(db.read, null, lang)
  const [only] = widest
  const isCountry = widest.length === 1 && only?.kind === "country"
  const inside = isCountry ? await listAreasIn(db.read, only.id, lang) : []
  return inside.length > 0 ? inside : widest
}

export default function Areas() {
  const { areas, map, measure } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.areas")} lead={t("place.lead")} />
      {map && (
        <section>
          <h2>{t(`map.title-${measure}`)}</h2>
          <MeasureChoice measure={measure} />
          <Columns kind="hero" rail={<RegionTable regions={map.regions} />}>
            <TileMap measure={measure} {...map} />
            {measure === "kept" && <p className="meta">{t("map.note")}</p>}
          </Columns>
        </section>
      )}
      {areas.length === 0 && !map && (
        <Empty title={t("place.empty")} reason={t("place.empty-why")} />
      )}
      <TopList>
        <AreaList areas={areas} />
      </TopList>
    </>
  )
}
