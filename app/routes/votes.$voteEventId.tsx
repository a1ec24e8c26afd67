import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Facts } from "#app/components/facts.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PledgeList } from "#app/components/pledge-list.tsx"
import { VoteCounts } from "#app/components/vote-counts.tsx"
import { VoteMoment } from "#app/components/vote-moment.tsx"
import { VoteTable } from "#app/components/vote-table.tsx"
import { compareCounts, countOptions } from "#app/domain/vote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { listPledges } from "#db/queries/pledges.server.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { listCounts } from "#db/queries/vote-counts.server.ts"
import { findVoteEvent, listVotes } from "#db/queries/vote-events.server.ts"
import type { VoteEvent } from "#db/queries/vote-events.server.ts"

export const handle = { nav: "votes" }

export const meta = titled<typeof loader>((_, { event }) => event.title)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  const publicId = readPublicId(params["voteEventId"] ?? "")
  const event = publicId && (await findVoteEvent(db.read, publicId, lang))
  if (!event) throw data(null, { status: 404 })
  const [told, votes, { pledges }, annotations] = await Promise.all([
    listCounts(db.read, event.id),
    listVotes(db.read, event.id, lang),
    listPledges(db.read, { voteEventId: event.id }, { lang, today }, { limit: 50 }),
    listAnnotations(db.read, { voteEventId: event.id }),
  ])
  const counted = countOptions(votes)
  return {
    event,
    votes,
    pledges,
    annotations,
    counts: Object.fromEntries((told.length > 0 ? told : counted).map((c) => [c.option, c.value])),
    differing: votes.length > 0 ? compareCounts(told, counted) : [],
  }
}

export default function VoteEventPage() {
  const { event, votes, pledges, annotations, counts, differing } = useLoaderData<typeof loader>()
  const { t, path, number } = useLocale()
  const list = differing.map(({ option, value }) => `${t(`vote.${option}`)} ${number(value)}`)
  return (
    <>
      <PageHead
        title={event.title}
        titleLang={event.lang ?? undefined}
        crumbs={[{ label: t("page.votes-short"), href: path("/votes") }]}
        lead={event.text !== event.title ? event.text : undefined}
      />
      <VoteFacts event={event} />
      <section>
        <h2>{t("voteEvent.counts")}</h2>
        <VoteCounts counts={counts} />
        {differing.length > 0 && (
          <Notice>{t("voteEvent.counts-differ", { counts: list.join(", ") })}</Notice>
        )}
      </section>
      {pledges.length > 0 && (
        <section>
          <h2>{t("voteEvent.linked")}</h2>
          <PledgeList pledges={pledges} />
        </section>
      )}
      <section>
        <h2>{t("voteEvent.everyone")}</h2>
        {votes.length > 0 ? (
          <VoteTable votes={votes} annotations={annotations} />
        ) : (
          <p>{t("voteEvent.no-votes")}</p>
        )}
      </section>
    </>
  )
}

function VoteFacts({ event }: { event: VoteEvent }) {
  const { t } = useLocale()
  const { result, sourceUrl } = event
  const known = result === "pass" || result === "fail"
  const facts = [
    { term: t("voteEvent.date"), value: <VoteMoment at={event.startDate} /> },
    { term: t("voteEvent.body"), value: <span translate="no">{event.organization}</span> },
    {
      term: t("voteEvent.result"),
      value: known ? t(`vote.${result}`) : (result ?? t("vote.result-unknown")),
    },
  ]
  const source = sourceUrl !== null && {
    term: t("voteEvent.source"),
    value: (
      <a href={sourceUrl} rel="external noreferrer" translate="no">
        {sourceUrl}
      </a>
    ),
  }
  return <Facts facts={source ? [...facts, source] : facts} />
}
