import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { findPassage } from "#app/capture/quote-passage.server.ts"
import { isRecorder } from "#app/capture/recorder.ts"
import { PromiseAlignment } from "#app/components/alignment-panel.tsx"
import { Columns } from "#app/components/columns.tsx"
import { EvidenceList } from "#app/components/evidence-list.tsx"
import { EarlierReplies } from "#app/components/finding-reply.tsx"
import { OnwardPanel } from "#app/components/onward-panel.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { personPath, pledgePath } from "#app/components/paths.ts"
import { PledgeDeeds } from "#app/components/pledge-deeds.tsx"
import { PledgeFacts } from "#app/components/pledge-facts.tsx"
import { PledgeFinding } from "#app/components/pledge-finding.tsx"
import { PledgeHistory } from "#app/components/pledge-history.tsx"
import { PledgeReports } from "#app/components/pledge-reports.tsx"
import { pledgeWords } from "#app/components/pledge-words.ts"
import { QuoteInSource } from "#app/components/quote-in-source.tsx"
import { RatingBadge } from "#app/components/rating-badge.tsx"
import { TicketList } from "#app/components/ticket-list.tsx"
import { ChallengeList } from "#app/components/challenge-list.tsx"
import { InTongue } from "#app/components/tongue.tsx"
import { TranslationNote } from "#app/components/translation-note.tsx"
import { VerdictRecord } from "#app/components/verdict-record.tsx"
import { shownTranslations } from "#app/auth/shown-translations.server.ts"
import { originalPledge } from "#app/domain/translation.server.ts"
import { fieldsToTranslate } from "#app/domain/translation.ts"
import { mayDo } from "#app/domain/access.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { shared } from "#app/i18n/shared-meta.ts"
import { addressesOf } from "#app/share/addresses.server.ts"
import { linkedPledge } from "#app/share/linked-data.ts"
import { onwardOf } from "#app/share/onward.server.ts"
import { listChallenges } from "#db/queries/challenges.server.ts"
import { listPublishedCodings } from "#db/queries/codings.server.ts"
import { listClaims } from "#db/queries/claims.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import { getPledgeSides } from "#db/queries/pledge-sides.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"

export const handle = { nav: "promises" }

export const meta = shared<typeof loader>(
  titled<typeof loader>((_, { pledge }) => pledge.translation ?? pledge.text),
  ({ onward, pledge }) => ({ ...onward, linked: linkedPledge(onward, pledge) }),
)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today, ofReader } = context
  const publicId = readPublicId(params["pledgeId"] ?? "")
  const pledge = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!pledge) throw data(null, { status: 404 })
  const [evidence, verdicts, claims, codings, challenges] = await Promise.all([
    listEvidence(db.read, pledge.id, lang),
    listVerdicts(db.read, pledge.id, lang),
    listClaims(db.read, pledge.id),
    listPublishedCodings(db.read, pledge.id, lang),
    listChallenges(db.read, pledge.id, lang),
  ])
  const isChallenged = challenges.some(({ outcome }) => outcome === null)
  const touched = { personId: pledge.personId }
  const original = originalPledge(pledge)
  const told = pledge.translation ?? pledge.text
  const about = { kind: "pledge", id: pledge.id, original } as const
  const { recorder, ...capture } = await getCapture(db.read, pledge.id)
  return {
    today,
    pledge,
    addresses: await addressesOf(context, "pledge", { ...pledge, name: told, own: pledge.text }),
    evidence,
    verdicts,
    claims,
    sides: await getPledgeSides(db.read, pledge, lang),
    translations: await shownTranslations(db.read, about, { lang, reader: lang }),
    capture,
    passage: await findPassage(context, pledge, capture.quote),
    codings,
    challenges,
    onward: onwardOf(context, { place: "promises", id: pledge.publicId, title: told }),
    may: ofReader((account) => ({
      revise: mayDo(account, "pledge.revise", touched) && isRecorder(account, recorder),
      link: mayDo(account, "evidence.link", touched),
      challenge:
        verdicts.length > 0 && !isChallenged && mayDo(account, "verdict.challenge", touched),
      claim: mayDo(account, "claim.make", touched),
      dispute: mayDo(account, "ticket.open", touched),
      translate: fieldsToTranslate(original).length > 0 && mayDo(account, "content.translate"),
    })),
  }
}

export default function PledgePage() {
  const { today, pledge, evidence, verdicts, claims, sides, ...rest } =
    useLoaderData<typeof loader>()
  const { capture, passage, codings, challenges, may, onward, translations } = rest
  const locale = useLocale()
  const { t, day, path } = locale
  const words = pledgeWords(locale, pledge)
  const person = { publicId: pledge.personPublicId, name: pledge.personName }
  return (
    <>
      <PageHead
        quote
        title={words.quote}
        titleLang={words.lang}
        crumbs={[{ label: person.name, href: path(personPath(person)) }]}
        above={<RatingBadge rating={pledge.rating} />}
        below={
          <>
            {pledge.saidOn && <p>{t("record.said-on", { date: day(pledge.saidOn) })}</p>}
            <Original />
          </>
        }
      />
      <PledgeFinding
        verdict={verdicts[0]}
        claim={claims[0]}
        deputy={person.name}
        replies={sides.replies.filter(({ verdictId }) => verdictId === verdicts[0]?.id)}
        rescope={sides.rescopes[0]}
      />
      <PledgeDeeds publicId={pledge.publicId} lang={pledge.lang} may={may} />
      <Columns
        rail={
          <>
            <section>
              <h2>{t("record.history")}</h2>
              <PledgeHistory {...{ today, pledge, evidence, verdicts, claims, ...sides }} />
            </section>
            <PledgeFacts pledge={pledge} capture={capture} translations={translations} />
            <OnwardPanel {...onward} />
            <PledgeReports
              pledge={pledge}
              verdict={verdicts[0]}
              claim={claims[0]}
              source={pledge.source.capturedAt === null ? undefined : pledge.source}
            />
          </>
        }
      >
        <TicketList tickets={sides.tickets} today={today} />
        {passage && <QuoteInSource passage={passage} lang={pledge.lang} source={pledge.source} />}
        <EvidencePart />
        <PromiseAlignment evidence={evidence} />
        <EarlierReplies replies={sides.replies} inForce={verdicts[0]?.id} />
        <VerdictRecord verdicts={verdicts} codings={codings} />
        <ChallengeList challenges={challenges} />
      </Columns>
    </>
  )
}

/** Where the page shows a translation: that it is one, by whom, and the words as they were given. */
function Original() {
  const { pledge, translations } = useLoaderData<typeof loader>()
  const { t, quote } = useLocale()
  const { lang, text } = pledge
  if (!translations.text) return null
  return (
    <>
      <TranslationNote from={lang} made={translations.text} />
      <p>
        {t("translation.original")}: <InTongue lang={lang}>{quote(text)}</InTongue>
      </p>
    </>
  )
}

/** What is linked to the promise, and the way to send in more. */
function EvidencePart() {
  const { pledge, evidence, sides, may } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("record.evidence")}</h2>
      {evidence.length === 0 && <p>{t("record.no-evidence")}</p>}
      <EvidenceList evidence={evidence} annotations={sides.annotations} />
      {!may.link && (
        <p>
          <a href={path(`${pledgePath(pledge.publicId)}/evidence/offer`)}>{t("offer.link")}</a>
        </p>
      )}
      <p>
        <a href={path("/method")}>{t("record.how-rated")}</a>
      </p>
    </section>
  )
}
