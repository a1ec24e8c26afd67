import type { LoaderFunctionArgs } from "@remix-run/node"
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react"
import { askedPetition } from "#app/auth/asked-petition.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { personPath, petitionPath } from "#app/components/paths.ts"
import { PetitionDeeds } from "#app/components/petition-deeds.tsx"
import { PetitionLaw, SignPanel } from "#app/components/petition-rail.tsx"
import { PetitionRefusal } from "#app/components/petition-refusal.tsx"
import { PetitionSplit } from "#app/components/petition-split.tsx"
import { PetitionStateBadge } from "#app/components/petition-state-badge.tsx"
import { PetitionSupport } from "#app/components/petition-support.tsx"
import { PetitionTracks } from "#app/components/petition-tracks.tsx"
import { ProblemPage } from "#app/components/problem-page.tsx"
import { RecallEntries } from "#app/components/recall-entries.tsx"
import { RemovedPetition } from "#app/components/removed-petition.tsx"
import { mayDo } from "#app/domain/access.ts"
import { beforeOpeningStates, signableStates } from "#app/domain/petition-state.ts"
import { statuteSteps, supportSteps } from "#app/domain/petition-timeline.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import {
  findPetitionRefusal,
  findReply,
  listGrounds,
  listTransitions,
} from "#db/queries/petition-story.server.ts"
import { listRecallEntries } from "#db/queries/recall-entries.server.ts"
import { countSeconders, hasSeconded } from "#db/queries/seconders.server.ts"

export const handle = { nav: "petitions", quickExit: true }

/** Names neither the deputy nor the petition: the title stands in histories and on shared screens. */
export const meta = titled((t) => t("page.petition"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, account, today, house } = context
  const { petition, summary } = await askedPetition(context, params["petitionId"])
  const { id, state, recallState, createdAt, replyDueOn, closesOn, statement, electorate } =
    petition
  const [grounds, reply, transitions, refusal, seconders] = await Promise.all([
    listGrounds(db.read, id),
    findReply(db.read, id),
    listTransitions(db.read, id),
    findPetitionRefusal(db.read, id),
    countSeconders(db.read, id),
  ])
  const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
  const advisory = ruleSet.legalEffect === "none"
  const { procedure, name, law } = ruleSet
  const touched = { personId: summary.person.id, accountId: petition.proponentId }
  const online = transitions.filter(({ track }) => track === "state")
  const legal = transitions.filter(({ track }) => track === "recall_state")
  return {
    today,
    origin: house.origin,
    petition: { ...summary, state, statement, createdAt, replyDueOn, closesOn, electorate },
    grounds,
    reply: reply ?? null,
    replyToCome: beforeOpeningStates.includes(state) && procedure.replyWindow.value > 0,
    refusal: refusal ?? null,
    law: { name, law, advisory, asks: petition.asks },
    support: supportSteps({ state, createdAt, replyDueOn, closesOn, procedure }, online),
    entries: await listRecallEntries(db.read, id),
    statute: advisory ? null : statuteSteps(ruleSet, recallState, legal),
    seconders: { count: seconders, needed: procedure.seconders },
    may: {
      second: mayDo(account, "petition.second", touched) && account?.id !== petition.proponentId,
      reply: mayDo(account, "petition.reply", touched),
      moderate: mayDo(account, "petition.moderate", touched),
      withdraw: mayDo(account, "petition.withdraw", touched),
    },
    seconded: account !== null && (await hasSeconded(db.read, id, account.id)),
  }
}

export default function PetitionPage() {
  const page = useLoaderData<typeof loader>()
  const { petition, law, may, seconded, origin } = page
  const { path } = useLocale()
  const here = path(petitionPath(petition.publicId))
  const signHref = signableStates.includes(petition.state) ? `${here}/sign` : undefined
  return (
    <>
      <Head signHref={signHref} />
      <Columns
        rail={
          <>
            <SignPanel href={signHref} advisory={law.advisory} />
            <PetitionDeeds petition={petition} may={may} seconded={seconded} url={origin + here} />
            <PetitionLaw {...law} />
          </>
        }
      >
        <Body />
      </Columns>
    </>
  )
}

function Head({ signHref }: { signHref: string | undefined }) {
  const { petition } = useLoaderData<typeof loader>()
  const { t, day, path } = useLocale()
  const { person, organization, area, openedAt } = petition
  return (
    <PageHead
      title={petition.title}
      titleLang={petition.lang}
      crumbs={[{ label: t("page.petitions"), href: path("/petitions") }]}
      above={<PetitionStateBadge state={petition.state} />}
      lead={
        <>
          {t("petition.about")} <a href={path(personPath(person))}>{person.name}</a>,{" "}
          {[organization.name, area?.name].filter(Boolean).join(", ")}
        </>
      }
      below={
        <>
          {openedAt !== null && (
            <p>{t("petition.opened", { date: day(dayIn(defaultZone, openedAt)) })}</p>
          )}
          {signHref !== undefined && (
            <p>
              <a href={signHref}>{t("pattern.sign")}</a>
            </p>
          )}
        </>
      }
    />
  )
}

function Body() {
  const page = useLoaderData<typeof loader>()
  const { petition, grounds, reply, replyToCome, refusal, support, statute, seconders, entries } = page
  return (
    <>
      {refusal && <PetitionRefusal {...refusal} />}
      <PetitionSplit
        petition={petition}
        grounds={grounds}
        reply={reply}
        replyToCome={replyToCome}
      />
      {petition.openedAt !== null && <PetitionSupport today={page.today} petition={petition} />}
      <PetitionTracks support={support} statute={statute} seconders={seconders} />
      <RecallEntries entries={entries} />
    </>
  )
}

/** A petition that was removed keeps its address: it says so and why. */
export function ErrorBoundary() {
  const fault = useRouteError()
  if (!isRouteErrorResponse(fault)) return <ProblemPage status={500} />
  if (fault.status !== 410) return <ProblemPage status={fault.status} />
  return <RemovedPetition code={(fault.data as { code: string | null }).code} />
}
