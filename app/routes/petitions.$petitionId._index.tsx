import type { LoaderFunctionArgs } from "@remix-run/node"
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react"
import { askedPetition } from "#app/auth/asked-petition.server.ts"
import { checkDelayOf, rejectionOf } from "#app/auth/petition-desk.server.ts"
import { petitionPage } from "#app/auth/petition-page.server.ts"
import { recallDrive } from "#app/auth/recall-drive.server.ts"
import { signatureChecks } from "#app/auth/signature-checks.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { GroundDifferences } from "#app/components/ground-differences.tsx"
import { HeldNotice } from "#app/components/held-notice.tsx"
import { OnwardPanel } from "#app/components/onward-panel.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PaperProgress } from "#app/components/paper-progress.tsx"
import { personPath, petitionPath } from "#app/components/paths.ts"
import { PetitionDeeds } from "#app/components/petition-deeds.tsx"
import { CheckDelay, RejectionAppeal, ReportLinks } from "#app/components/petition-desk.tsx"
import { CheckList, PauseNotice, ReplyNotice } from "#app/components/petition-notices.tsx"
import { PetitionLaw, SignPanel } from "#app/components/petition-rail.tsx"
import { PetitionRefusal } from "#app/components/petition-refusal.tsx"
import { PetitionSplit } from "#app/components/petition-split.tsx"
import { PetitionStateBadge } from "#app/components/petition-state-badge.tsx"
import { PetitionSupport } from "#app/components/petition-support.tsx"
import { PetitionTracks } from "#app/components/petition-tracks.tsx"
import { ProblemPage } from "#app/components/problem-page.tsx"
import { RecallDrive } from "#app/components/recall-drive.tsx"
import { RemovedPetition } from "#app/components/removed-petition.tsx"
import { SignatureChecks } from "#app/components/signature-checks.tsx"
import { InTongue } from "#app/components/tongue.tsx"
import { TranslationNote } from "#app/components/translation-note.tsx"
import { publicStates, signableStates } from "#app/domain/petition-state.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { shared } from "#app/i18n/shared-meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { paperProgress } from "#app/paper/progress.server.ts"
import { linkedPetition } from "#app/share/linked-data.ts"
import { onwardOf } from "#app/share/onward.server.ts"

export const handle = { nav: "petitions", quickExit: true }

/** Names neither the deputy nor the petition: the title stands in histories and on shared screens. */
export const meta = shared<typeof loader>(
  titled((t) => t("page.petition")),
  ({ onward, petition }) => onward && { ...onward, linked: linkedPetition(onward, petition) },
)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = await askedPetition(context, params["petitionId"])
  const { petition } = asked
  const { publicId, state, title } = asked.summary
  const [page, drive, paper, delay, rejection, checks] = await Promise.all([
    petitionPage(context, asked),
    recallDrive(context, petition),
    paperProgress(context, petition),
    checkDelayOf(context, petition),
    rejectionOf(context, publicId),
    signatureChecks(context, petition),
  ])
  // Who has only the link passes on a link; networks are told of what everybody may read.
  const onward = publicStates.includes(state)
    ? onwardOf(context, { place: "petitions", id: publicId, title })
    : null
  return { ...page, drive, paper, delay, rejection, checks, onward }
}

export default function PetitionPage() {
  const page = useLoaderData<typeof loader>()
  const { petition, law, may, origin, seconders, returned, check } = page
  const { path } = useLocale()
  const here = path(petitionPath(petition.publicId))
  const seconding = petition.state === "seconding"
  const takes = signableStates.includes(petition.state) || seconding
  const signHref = takes ? `${here}/sign` : undefined
  return (
    <>
      <Head signHref={signHref} />
      <Columns
        rail={
          <>
            <SignPanel href={signHref} advisory={law.advisory} seconding={seconding} />
            <PetitionDeeds
              {...{ petition, may, seconders, returned }}
              secondingUrl={`${origin}${here}/sign`}
            />
            <PetitionLaw {...law} basis={petition.lawBasis} />
            <CheckList check={check} />
            {page.onward && <OnwardPanel {...page.onward} />}
            <ReportLinks petition={petition.publicId} reply={page.reply?.outcome === "given"} />
          </>
        }
      >
        <Body />
      </Columns>
    </>
  )
}

function Head({ signHref }: { signHref: string | undefined }) {
  const { petition, drive, translations } = useLoaderData<typeof loader>()
  const made = translations.title
  const { t, day, path } = useLocale()
  const { person, organization, area, openedAt } = petition
  return (
    <PageHead
      title={made?.text ?? petition.title}
      titleLang={made ? undefined : petition.lang}
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
          {made && (
            <>
              <TranslationNote from={petition.lang} made={made} />
              <p>
                {t("translation.original")}:{" "}
                <InTongue lang={petition.lang}>{petition.title}</InTongue>
              </p>
            </>
          )}
          {drive && drive.state !== "none" && (
            <p>
              <strong>{t("drive.by-law", { state: t(`recallState.${drive.state}`) })}</strong>
            </p>
          )}
          {openedAt !== null && (
            <p>{t("petition.opened", { date: day(dayIn(defaultZone, openedAt)) })}</p>
          )}
          {signHref !== undefined && (
            <p>
              <a href={signHref}>
                {t(petition.state === "seconding" ? "petition.second" : "pattern.sign")}
              </a>
            </p>
          )}
        </>
      }
    />
  )
}

function Body() {
  const page = useLoaderData<typeof loader>()
  const { petition, grounds, reply, replyToCome, refusal, support, statute, seconders } = page
  const { replyDueOn, replyNotified } = petition
  const { path } = useLocale()
  return (
    <>
      {refusal && <PetitionRefusal {...refusal} />}
      <RejectionAppeal rejection={page.rejection} />
      <CheckDelay delay={page.delay} />
      <GroundDifferences changed={page.changed} />
      <HeldNotice hold={page.held} />
      <PauseNotice pauses={page.pauses} clockStands={page.clockStands} />
      {petition.state === "reply-window" && (
        <ReplyNotice replyDueOn={replyDueOn} notified={replyNotified} />
      )}
      <PetitionSplit
        {...{ petition, grounds, reply, replyToCome }}
        made={page.translations.statement}
        nobodyTold={replyNotified === 0}
      />
      {petition.openedAt !== null && (
        <PetitionSupport
          today={page.today}
          petition={petition}
          assurances={page.assurances}
          counted={page.counted}
        />
      )}
      <SignatureChecks checks={page.checks} />
      {page.paper && petition.openedAt !== null && (
        <PaperProgress
          counts={page.paper}
          href={path(`${petitionPath(petition.publicId)}/sheets`)}
        />
      )}
      <PetitionTracks support={support} statute={statute} seconders={seconders} />
      {page.drive && <RecallDrive {...page.drive} today={page.today} />}
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
