import { data, redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Columns } from "#app/components/columns.tsx"
import { OfficeLine, officeIn, termIn } from "#app/components/office.tsx"
import { OnwardPanel } from "#app/components/onward-panel.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PersonAlignment } from "#app/components/alignment-panel.tsx"
import { ResponseRatePanel } from "#app/components/response-rate-panel.tsx"
import { areaPath, petitionPath } from "#app/components/paths.ts"
import { PersonPromises } from "#app/components/person-promises.tsx"
import { PersonVotes } from "#app/components/person-votes.tsx"
import { PetitionSummaryPanel } from "#app/components/petition-summary-panel.tsx"
import { RatingsOverTime } from "#app/components/ratings-over-time.tsx"
import { RecallLine, RecallPanel } from "#app/components/recall-panel.tsx"
import { mandateShown } from "#app/domain/deputy.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { ratingHistory } from "#app/domain/rating-history.ts"
import { recallOutlook } from "#app/domain/recall-outlook.ts"
import { responseRate } from "#app/domain/response-rate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { shared } from "#app/i18n/shared-meta.ts"
import { addressesOf } from "#app/share/addresses.server.ts"
import { linkedPerson } from "#app/share/linked-data.ts"
import { onwardOf } from "#app/share/onward.server.ts"
import { listAlignedPledges } from "#db/queries/aligned-votes.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { listPersonIdentifiers } from "#db/queries/person-identifiers.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { countPledgesByRating, listPledges } from "#db/queries/pledges.server.ts"
import { listRatedPledges } from "#db/queries/rating-history.server.ts"
import { listReplyRequests } from "#db/queries/reply-requests.server.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { countVotesOf } from "#db/queries/vote-counts.server.ts"
import { listVotesOf } from "#db/queries/vote-events.server.ts"

export const handle = { nav: "people" }

export const meta = shared<typeof loader>(
  titled<typeof loader>((_, { person }) => person.name),
  ({ onward, shown, identifiers }) => ({
    ...onward,
    linked: linkedPerson(onward, shown?.mandate ?? null, identifiers),
  }),
)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today, now, house } = context
  const publicId = readPublicId(params["personId"] ?? "")
  const person = publicId && (await findPerson(db.read, publicId, lang))
  if (!person) throw data(null, { status: 404 })
  // A record that was merged away leads to the person under whom it stands.
  if (person.publicId !== publicId) throw redirect(`/${lang}/people/${person.publicId}`, 301)
  const seen = { lang, today }
  const own = { personId: person.id }
  const [mandates, counts, { pledges }, contested, votes, voteCounts, { petitions }] =
    await Promise.all([
      listMandates(db.read, { personIds: [person.id] }, lang),
      countPledgesByRating(db.read, own, today),
      listPledges(db.read, own, seen, { limit: 60 }),
      listPledges(db.read, { ...own, standing: "contested" }, seen, { limit: 3 }),
      listVotesOf(db.read, person.id, lang, { limit: 8 }),
      countVotesOf(db.read, person.id),
      listPetitions(db.read, { ...own, states: publicStates }, lang, { limit: 5 }),
    ])
  const [aligned, annotations, asked, rated] = await Promise.all([
    listAlignedPledges(db.read, person.id, lang),
    listAnnotations(db.read, own),
    listReplyRequests(db.read, person.id),
    listRatedPledges(db.read, person.id),
  ])
  const shown = mandateShown(mandates, today)
  return {
    today,
    person,
    addresses: await addressesOf(context, "person", person),
    mandates,
    shown: shown ?? null,
    outlook: shown?.held ? recallOutlook(shown.mandate, house.ruleSets, today) : null,
    counts,
    pledges,
    contested: contested.pledges,
    votes,
    voteCounts,
    petitions,
    aligned,
    annotations,
    answers: responseRate(asked, now),
    history: ratingHistory(rated, today),
    identifiers: (await listPersonIdentifiers(db.read, [person.id])).get(person.id) ?? [],
    onward: onwardOf(context, { place: "people", id: person.publicId, title: person.name }),
  }
}

export default function PersonPage() {
  const { today, person, outlook, petitions, ...rest } = useLoaderData<typeof loader>()
  const { path } = useLocale()
  return (
    <>
      <PersonHead />
      <Columns
        rail={
          <>
            {outlook && (
              <RecallPanel
                outlook={outlook}
                today={today}
                lawHref={
                  outlook.office === null
                    ? undefined
                    : path(`/recall/${outlook.office}?person=${person.publicId}`)
                }
                startHref={path(`/petitions/new?person=${person.publicId}`)}
              />
            )}
            {petitions.map((petition) => (
              <PetitionSummaryPanel
                key={petition.publicId}
                petition={petition}
                href={path(petitionPath(petition.publicId))}
              />
            ))}
            <Seats />
            <OnwardPanel {...rest.onward} />
          </>
        }
      >
        <PersonPromises
          personPublicId={person.publicId}
          counts={rest.counts}
          pledges={rest.pledges}
          contested={rest.contested}
        />
        <RatingsOverTime history={rest.history} />
        <ResponseRatePanel rate={rest.answers} />
        <PersonAlignment pledges={rest.aligned} />
        <PersonVotes votes={rest.votes} counts={rest.voteCounts} annotations={rest.annotations} />
      </Columns>
    </>
  )
}

function PersonHead() {
  const { person, shown, outlook } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { t, path } = locale
  const area = shown?.mandate.area
  const term = shown && termIn(locale, shown.mandate)
  return (
    <PageHead
      title={person.name}
      crumbs={[
        { label: t("page.people"), href: path("/people") },
        ...(area ? [{ label: area.name, href: path(areaPath(area)) }] : []),
      ]}
      lead={
        shown && (
          <>
            {t("people.deputy-of", { organization: officeIn(shown.mandate) })}
            {term && `. ${term}`}
          </>
        )
      }
      below={
        <>
          {shown && !shown.held && <p>{t("people.not-now")}</p>}
          {outlook && (
            <p>
              <RecallLine outlook={outlook} />
            </p>
          )}
        </>
      }
    />
  )
}

function Seats() {
  const { mandates } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  if (mandates.length === 0) return null
  return (
    <section>
      <h2>{t("people.mandates")}</h2>
      <ul className="plain-list">
        {mandates.map((mandate) => (
          <li key={mandate.publicId}>
            <OfficeLine {...mandate} />
          </li>
        ))}
      </ul>
    </section>
  )
}
