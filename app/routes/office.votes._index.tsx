import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AnnotationLine } from "#app/components/annotation-line.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { VoteMark } from "#app/components/vote-mark.tsx"
import { VoteMoment } from "#app/components/vote-moment.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { listVotesOf } from "#db/queries/vote-events.server.ts"

export const meta = titled((t) => t("annotation.votes"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, account } = context
  const personId = account?.personId ?? null
  if (personId === null) throw data(null, { status: 403 })
  const [votes, annotations] = await Promise.all([
    listVotesOf(db.read, personId, lang, 200),
    listAnnotations(db.read, { personId }),
  ])
  return { votes, annotations }
}

export default function OwnVotes() {
  const { votes, annotations } = useLoaderData<typeof loader>()
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
    </>
  )
}
