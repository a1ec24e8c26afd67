import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AnnotationLine } from "#app/components/annotation-line.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { VoteMark } from "#app/components/vote-mark.tsx"
import { VoteMoment } from "#app/components/vote-moment.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { listVotesOf } from "#db/queries/vote-events.server.ts"

export const meta = titled((t) => t("annotation.votes"))

const perPage = 40

/** Which page an address names, from 1; what is no number names the first. */
function pageOf(request: Request): number {
  const asked = new URL(request.url).searchParams.get("page") ?? ""
  return Math.max(1, Number(/^\d{1,3}$/.exec(asked)?.[0] ?? 1))
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang, account } = context
  const personId = account?.personId ?? null
  if (personId === null) throw data(null, { status: 403 })
  const page = pageOf(request)
  const [votes, annotations] = await Promise.all([
    listVotesOf(db.read, personId, lang, { limit: perPage + 1, offset: (page - 1) * perPage }),
    listAnnotations(db.read, { personId }),
  ])
  return { votes: votes.slice(0, perPage), page, isLast: votes.length <= perPage, annotations }
}

export default function OwnVotes() {
  const { votes, page, isLast, annotations } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("annotation.votes")}
        lead={t("annotation.votes-lead")}
        crumbs={[{ label: t("page.office"), href: path("/office") }]}
      />
      {votes.length === 0 && <p>{t("annotation.votes-none")}</p>}
      <TopList>
        {votes.length > 0 && (
          <List>
            {votes.map((vote) => (
              <ListItem
                key={vote.publicId}
                above={<VoteMark option={vote.option} word />}
                title={vote.title}
                titleLang={vote.lang ?? undefined}
                href={path(`/votes/${vote.publicId}`)}
                meta={[
                  <VoteMoment key="date" at={vote.startDate} />,
                  <a key="say" href={path(`/office/votes/${vote.publicId}`)}>
                    {t("annotation.link")}
                  </a>,
                ]}
              >
                {annotations
                  .filter(({ voteEventPublicId }) => voteEventPublicId === vote.publicId)
                  .map((annotation) => (
                    <AnnotationLine key={annotation.voteEventPublicId} annotation={annotation} />
                  ))}
              </ListItem>
            ))}
          </List>
        )}
      </TopList>
      <Pagination
        previous={page > 1 ? `?page=${String(page - 1)}` : undefined}
        next={isLast ? undefined : `?page=${String(page + 1)}`}
      />
    </>
  )
}
