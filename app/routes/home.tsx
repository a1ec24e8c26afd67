import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Columns } from "#app/components/columns.tsx"
import { Empty } from "#app/components/empty.tsx"
import { FindDeputy } from "#app/components/find-deputy.tsx"
import { FreshVerdicts } from "#app/components/fresh-verdicts.tsx"
import { OpenPetitions } from "#app/components/open-petitions.tsx"
import { Tally } from "#app/components/tally.tsx"
import { withQuery } from "#app/components/query-link.ts"
import { ratings } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { withFeed } from "#app/i18n/shared-meta.ts"
import { listFreshVerdicts } from "#db/queries/fresh-verdicts.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { countPledgesByRating } from "#db/queries/pledges.server.ts"

export const meta = withFeed<typeof loader>(
  titled<typeof loader>((t) => t("page.home")),
  () => "/feeds/verdicts.atom",
)

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const [counts, verdicts, { petitions }] = await Promise.all([
    countPledgesByRating(db.read, {}, today),
    listFreshVerdicts(db.read, lang, 5),
    listPetitions(db.read, { states: ["open"] }, lang, { limit: 4 }),
  ])
  return { today, counts, verdicts, petitions }
}

export default function Home() {
  const { today, verdicts, petitions } = useLoaderData<typeof loader>()
  return (
    <>
      <Columns kind="hero" rail={<Promises />}>
        <FindDeputy />
      </Columns>
      <hr />
      <Columns rail={<OpenPetitions petitions={petitions} today={today} />}>
        <FreshVerdicts verdicts={verdicts} />
      </Columns>
    </>
  )
}

function Promises() {
  const { counts } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const total = ratings.reduce((sum, rating) => sum + counts[rating], 0)
  if (total === 0) return <Empty title={t("home.no-pledges")} reason={t("home.no-pledges-why")} />
  return (
    <section>
      <p className="tally-heading">{t("home.tally", { count: total })}</p>
      <Tally counts={counts} hrefOf={(rating) => withQuery(path("/promises"), { rating })} />
    </section>
  )
}
