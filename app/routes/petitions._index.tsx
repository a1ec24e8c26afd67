import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { ChecksLate } from "#app/components/checks-late.tsx"
import { Notice } from "#app/components/notice.tsx"
import { TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { PetitionList } from "#app/components/petition-list.tsx"
import { withQuery } from "#app/components/query-link.ts"
import { WayChoice } from "#app/components/way-choice.tsx"
import { findCheckDelay } from "#app/domain/moderation-queue.server.ts"
import { closingStates, publicStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { withFeed } from "#app/i18n/shared-meta.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"

export const handle = { nav: "petitions" }

export const meta = withFeed<typeof loader>(
  titled<typeof loader>((t) => t("page.petitions")),
  () => "/feeds/petitions.atom",
)

const groups = ["open", "over", "stopped"] as const
type Group = (typeof groups)[number]

const statesOf: Record<Group, readonly PetitionState[]> = {
  open: closingStates,
  over: publicStates.filter(ran),
  stopped: publicStates.filter((state) => !ran(state) && !closingStates.includes(state)),
}

function ran(state: PetitionState): boolean {
  return state.startsWith("closed-")
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const query = new URL(request.url).searchParams
  const group = groups.find((known) => known === query.get("group")) ?? "open"
  const after = query.get("after") ?? undefined
  const page = await listPetitions(db.read, { states: statesOf[group] }, lang, { after, limit: 30 })
  const delay = await findCheckDelay(db.read, today)
  return { today, group, ...page, delay: delay ?? null }
}

export default function Petitions() {
  const { today, group, petitions, next, delay } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.petitions")} lead={t("petition.lead")} />
      <p>
        <a href={path("/petitions/new")}>{t("petition.start")}</a>
      </p>
      {delay && <ChecksLate delay={delay} />}
      <WayChoice
        label={t("petition.group")}
        ways={groups.map((way) => ({
          href: `?group=${way}`,
          label: t(`petition.group-${way}`),
          current: way === group,
        }))}
      />
      {petitions.length === 0 ? (
        <Empty title={t("petition.none")} reason={t("petition.none-why")} />
      ) : (
        <TopList>
          <PetitionList petitions={petitions} today={today} />
        </TopList>
      )}
      <Pagination
        next={next === null ? undefined : withQuery(path("/petitions"), { group, after: next })}
      />
      <section>
        <Notice kind="legal">{t("pattern.legal-effect")}</Notice>
      </section>
    </>
  )
}
