import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { CodingHistory } from "#app/components/coding-history.tsx"
import { CodingNext } from "#app/components/coding-next.tsx"
import { DeskList } from "#app/components/desk-list.tsx"
import { DeskQueues } from "#app/components/desk-queues.tsx"
import { Empty } from "#app/components/empty.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { WayChoice } from "#app/components/way-choice.tsx"
import { ratings } from "#app/domain/rating.ts"
import type { RequestContext } from "#app/context.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { findHeldCase, listOwnCodings } from "#db/queries/coding-history.server.ts"
import { countPledgesByRating, listPledges } from "#db/queries/pledges.server.ts"
import type { PledgeFilter } from "#db/queries/pledges.server.ts"
import { countOpenTickets } from "#db/queries/tickets.server.ts"
import { countWaitingOffers } from "#db/queries/waiting-offers.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("page.desk"))

/** Promises to work on, the most pressing first: what everybody may know of them. */
const piles = {
  due: { due: "passed", standing: "unsettled" },
  contested: { standing: "contested" },
  unrated: { standing: "unrated" },
  recent: {},
} as const satisfies Record<string, PledgeFilter>

type Pile = keyof typeof piles

const pileNames = Object.keys(piles) as readonly Pile[]

const issues = ["none", "not-accredited"] as const

/** As many of one's own as somebody looks back on. */
const most = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const db = context.db.read
  const query = new URL(request.url).searchParams
  const shown = pileNames.find((pile) => pile === query.get("show")) ?? "due"
  const page = { after: query.get("after") ?? undefined, limit: 30 }
  const [held, own, counts, { pledges, next }] = await Promise.all([
    findHeldCase(db, account.id, context.lang, context.now),
    listOwnCodings(db, account.id, context.lang, most),
    Promise.all(pileNames.map((pile) => countIn(context, pile))),
    listPledges(db, piles[shown], context, page),
  ])
  const queues = { offers: await countWaitingOffers(db), tickets: await countOpenTickets(db) }
  const issue = issues.find((one) => one === query.get("issue")) ?? null
  return { held: held ?? null, issue, own, shown, counts, pledges, next, queues }
}

async function countIn({ db, today }: RequestContext, pile: Pile): Promise<number> {
  const counts = await countPledgesByRating(db.read, piles[pile], today)
  return ratings.reduce((sum, rating) => sum + counts[rating], 0)
}

export default function Desk() {
  const { held, issue, own, queues } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.desk")} lead={t("desk.lead")} />
      <CodingNext held={held} issue={issue} />
      <DeskQueues {...queues} />
      <CodingHistory codings={own} />
      <Lists />
      <p>
        <a href={path("/approvals")}>{t("coding.approvals")}</a>
      </p>
    </>
  )
}

function Lists() {
  const { shown, counts, pledges, next } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("coding.lists")}</h2>
      <p>{t("coding.lists-why")}</p>
      <p>
        <ButtonLink kind="secondary" href={path("/promises/new")}>
          {t("desk.record")}
        </ButtonLink>
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
      {pledges.length === 0 ? (
        <Empty title={t("desk.none")} reason={t("desk.none-why")} />
      ) : (
        <DeskList pledges={pledges} />
      )}
      <Pagination next={next === null ? undefined : `?show=${shown}&after=${next}`} />
    </section>
  )
}
