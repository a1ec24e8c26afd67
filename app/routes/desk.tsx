import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { DeskList } from "#app/components/desk-list.tsx"
import { Empty } from "#app/components/empty.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { WayChoice } from "#app/components/way-choice.tsx"
import { ratings } from "#app/domain/rating.ts"
import type { RequestContext } from "#app/context.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { countPledgesByRating, listPledges } from "#db/queries/pledges.server.ts"
import type { PledgeFilter } from "#db/queries/pledges.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("page.desk"))

/** What lies on the desk, the most pressing first. */
const piles = {
  due: { due: "passed", standing: "unsettled" },
  contested: { standing: "contested" },
  unrated: { standing: "unrated" },
  recent: {},
} as const satisfies Record<string, PledgeFilter>

type Pile = keyof typeof piles

const pileNames = Object.keys(piles) as readonly Pile[]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const shown = pileNames.find((pile) => pile === query.get("show")) ?? "due"
  const page = { after: query.get("after") ?? undefined, limit: 30 }
  const [counts, { pledges, next }] = await Promise.all([
    Promise.all(pileNames.map((pile) => countIn(context, pile))),
    listPledges(context.db.read, piles[shown], context, page),
  ])
  return { shown, counts, pledges, next }
}

async function countIn({ db, today }: RequestContext, pile: Pile): Promise<number> {
  const counts = await countPledgesByRating(db.read, piles[pile], today)
  return ratings.reduce((sum, rating) => sum + counts[rating], 0)
}

export default function Desk() {
  const { shown, counts, pledges, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.desk")} lead={t("desk.lead")} />
      <p>
        <ButtonLink href={path("/promises/new")}>{t("desk.record")}</ButtonLink>
      </p>
      <WayChoice
        label={t("desk.lists")}
        ways={pileNames.map((pile, at) => ({
          href: `?show=${pile}`,
          label: t(`desk.${pile}`),
          current: pile === shown,
          count: counts[at],
        }))}
      />
      <h2 className="visually-hidden">{t(`desk.${shown}`)}</h2>
      {pledges.length === 0 ? (
        <Empty title={t("desk.none")} reason={t("desk.none-why")} />
      ) : (
        <DeskList pledges={pledges} />
      )}
      <Pagination next={next === null ? undefined : `?show=${shown}&after=${next}`} />
    </>
  )
}
