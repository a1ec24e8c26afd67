import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { voteEventPath } from "#app/components/paths.ts"
import { VoteMoment } from "#app/components/vote-moment.tsx"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listVoteEvents } from "#db/queries/vote-events.server.ts"

export const handle = { nav: "votes" }

export const meta = titled((t) => t("page.votes"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const after = readPublicId(new URL(request.url).searchParams.get("after") ?? "")
  const { events, next } = await listVoteEvents(context.db.read, context.lang, { after, limit: 30 })
  return { events, next, first: after === undefined }
}

export default function Votes() {
  const { events, next, first } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.votes")} lead={t("voteEvent.lead")} />
      {events.length === 0 && first && (
        <Empty title={t("voteEvent.empty")} reason={t("voteEvent.empty-why")} />
      )}
      {events.length > 0 && (
        <TopList>
          <List>
            {events.map((event) => (
              <ListItem
                key={event.publicId}
                title={event.title}
                titleLang={event.lang ?? undefined}
                href={path(voteEventPath(event.publicId))}
                meta={[<VoteMoment key="date" at={event.startDate} />, event.organization]}
              />
            ))}
          </List>
        </TopList>
      )}
      <Pagination next={next === null ? undefined : `?after=${next}`} />
    </>
  )
}
