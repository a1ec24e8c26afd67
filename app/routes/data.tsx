import type { LoaderFunctionArgs, MetaDescriptor, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { DumpDatasets } from "#app/components/dump-datasets.tsx"
import { DumpTaking } from "#app/components/dump-taking.tsx"
import { Empty } from "#app/components/empty.tsx"
import { Facts } from "#app/components/facts.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { listDumpDays, readDump, shelfOf } from "#app/export/shelf.server.ts"
import { shownDatasets } from "#app/export/shown-dump.ts"
import { makeLocale, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { licenceAddress } from "#app/lib/licence.ts"
import { linkedCatalogue } from "#app/share/linked-catalogue.ts"

const title = titled((t) => t("page.data"))

export const meta: MetaFunction<typeof loader> = (args) => {
  const linked = args.data?.linked as object | undefined
  const said: MetaDescriptor[] = title(args) ?? []
  return linked ? [...said, { "script:ld+json": linked as { "@type": string } }] : said
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { house, lang } = context
  const shelf = shelfOf(house)
  const days = await listDumpDays(shelf)
  const dump = days[0] === undefined ? undefined : await readDump(shelf, days[0])
  if (!dump) return { site: house.origin, days: [], dump: null, linked: null }
  const datasets = shownDatasets(dump)
  const { t, path } = makeLocale(lang)
  const linked = linkedCatalogue({
    ...{ address: house.origin + path("/data"), title: t("page.data"), madeAt: dump.madeAt },
    ...{ description: t("data.lead"), publisher: t("common.site") },
    datasets: datasets.map(({ name, files }) => ({
      name: t(`data.dataset-${name}`),
      description: t(`data.holds-${name}`),
      files: files.map((file) => ({
        ...{ bytes: file.bytes, sha256: file.sha256 },
        address: `${house.origin}/data/${dump.day}/${file.path}`,
        type: file.path.endsWith(".csv") ? ("text/csv" as const) : ("application/json" as const),
      })),
    })),
  })
  const { day, madeAt } = dump
  return { site: house.origin, days, dump: { day, madeAt, datasets }, linked }
}

export default function OpenData() {
  const { site, days, dump } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.data")} lead={t("data.lead")} />
      {dump ? (
        <>
          <About />
          <section>
            <h2>{t("data.what")}</h2>
            <p>{t("data.what-text")}</p>
            <DumpDatasets folder={`/data/${dump.day}`} datasets={dump.datasets} />
          </section>
          <DumpTaking site={site} days={days} />
        </>
      ) : (
        <Empty level="section" title={t("data.none")} reason={t("data.none-why")} />
      )}
      <section>
        <h2>{t("data.further")}</h2>
        <ul>
          <li>
            <a href={path("/developers")}>{t("data.further-api")}</a>
          </li>
          <li>
            <a href={path("/log")}>{t("data.further-log")}</a>
          </li>
        </ul>
      </section>
    </>
  )
}

function About() {
  const { site, dump } = useLoaderData<typeof loader>()
  const { t, day, instant } = useLocale()
  if (!dump) return null
  const folder = `/data/${dump.day}`
  const facts = [
    { term: t("data.licence"), value: <a href={licenceAddress}>{t("data.licence-name")}</a> },
    { term: t("data.cite"), value: t("data.cite-words", { site, day: day(dump.day) }) },
    {
      term: t("data.words"),
      value: <a href={`${folder}/codebook.json`}>{t("data.words-link")}</a>,
    },
    {
      term: t("data.programs"),
      value: <a href={`${folder}/datapackage.json`}>{t("data.programs-link")}</a>,
    },
    { term: t("data.sums-term"), value: <a href={`${folder}/SHA256SUMS`}>{t("data.sums")}</a> },
  ]
  return (
    <>
      <p>{t("data.made", { day: day(dump.day), time: instant(dump.madeAt) })}</p>
      <Facts facts={facts} />
    </>
  )
}
