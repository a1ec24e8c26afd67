import type { LoaderFunctionArgs } from "@remix-run/node"
import { data } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem } from "#app/components/list-item.tsx"
import { OfficeToDo } from "#app/components/office-to-do.tsx"
import { OwnPromises } from "#app/components/own-promises.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { personPath, petitionPath } from "#app/components/paths.ts"
import { PetitionList } from "#app/components/petition-list.tsx"
import { Radar } from "#app/components/radar.tsx"
import { ResponseRatePanel } from "#app/components/response-rate-panel.tsx"
import { TicketList } from "#app/components/ticket-list.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { readableStates } from "#app/domain/petition-state.ts"
import { askedRatings, newFor, soonFor } from "#app/domain/office.ts"
import { responseRate } from "#app/domain/response-rate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { addDays, lastDay } from "#app/lib/day.ts"
import { later } from "#app/lib/instant.ts"
import { listNewlyEvidenced, listUnansweredFindings } from "#db/queries/office-to-do.server.ts"
import { listNews } from "#db/queries/news.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"
import { listReplyRequests } from "#db/queries/reply-requests.server.ts"
import { listTickets } from "#db/queries/tickets.server.ts"

export const meta = titled((t) => t("page.office"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, account, today, now } = context
  const personId = account?.personId ?? null
  const [person] = await listPeopleByIds(db.read, personId === null ? [] : [personId], lang)
  if (!person) throw data(null, { status: 403 })
  const filter = { personId: person.id, states: readableStates }
  const own = { personId: person.id }
  const [{ petitions }, { pledges }, tickets, asked] = await Promise.all([
    listPetitions(db.read, filter, lang, { limit: 50 }),
    listPledges(db.read, own, context, { limit: 50 }),
    listTickets(db.read, own, lang),
    listReplyRequests(db.read, person.id),
  ])
  return {
    today,
    pledges,
    tickets,
    person: { publicId: person.publicId, name: person.name },
    awaiting: petitions.filter(({ state }) => state === "reply-window"),
    others: petitions.filter(({ state }) => state !== "reply-window"),
    answers: responseRate(asked, now),
    toDo: await listToDo(context, person.id),
    news: await listNews(db.read, { personIds: [person.id] }, { lang, limit: 8 }),
    leads: mayDo(account, "office.manage", own),
  }
}

/** What waits for the deputy, beside petitions and objections. */
async function listToDo(context: RequestContext, personId: number) {
  const { db, today, now } = context
  const unsettled = { personId, due: "ahead", standing: "unsettled" } as const
  const contested = { personId, standing: "contested" } as const
  const [ahead, differing, evidenced, findings] = await Promise.all([
    listPledges(db.read, unsettled, context, { limit: 200 }),
    listPledges(db.read, contested, context, { limit: 200 }),
    listNewlyEvidenced(db.read, personId, later(now, -newFor)),
    listUnansweredFindings(db.read, personId, askedRatings),
  ])
  const soon = addDays(today, soonFor)
  return {
    due: ahead.pledges.filter(({ dueOn }) => dueOn !== null && lastDay(dueOn) <= soon),
    contested: differing.pledges,
    evidenced,
    findings,
  }
}

export default function Office() {
  const { today, person, others, pledges, tickets, answers, toDo, news, leads } =
    useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("page.office")}
        lead={t("office.lead")}
        below={<p translate="no">{person.name}</p>}
      />
      <ul className="deeds">
        <li>
          <a href={path(personPath(person))}>{t("office.public-record")}</a>
        </li>
        <li>
          <a href={path("/office/votes")}>{t("annotation.votes")}</a>
        </li>
        {leads && (
          <li>
            <a href={path("/office/people")}>{t("profile.delegates")}</a>
          </li>
        )}
      </ul>
      <AwaitingReply />
      <OfficeToDo {...toDo} />
      <Radar person={person.publicId} news={news} />
      <TicketList tickets={tickets} today={today} />
      <section>
        <h2>{t("office.promises")}</h2>
        <p>{t("office.promises-text")}</p>
        <OwnPromises pledges={pledges} />
      </section>
      <ResponseRatePanel rate={answers} />
      <section>
        <h2>{t("office.others")}</h2>
        {others.length === 0 && <p>{t("office.others-none")}</p>}
        <PetitionList petitions={others} today={today} />
      </section>
    </>
  )
}

/** Petitions whose reply window is open. */
function AwaitingReply() {
  const { awaiting } = useLoaderData<typeof loader>()
  const { t, day, path } = useLocale()
  return (
    <section>
      <h2>{t("office.awaiting")}</h2>
      {awaiting.length === 0 && <p>{t("office.awaiting-none")}</p>}
      {awaiting.length > 0 && (
        <List>
          {awaiting.map(({ publicId, title, lang, replyDueOn }) => (
            <ListItem
              key={publicId}
              title={title}
              titleLang={lang}
              href={path(petitionPath(publicId))}
              meta={[
                replyDueOn && t("office.reply-until", { date: day(replyDueOn) }),
                <a key="reply" href={path(`/office${petitionPath(publicId)}/reply`)}>
                  {t("office.reply")}
                </a>,
              ]}
            />
          ))}
        </List>
      )}
    </section>
  )
}
