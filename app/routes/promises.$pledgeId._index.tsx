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
import { VerdictRecord } from "#app/components/verdict-record.tsx"
import { mayDo } from "#app/domain/access.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { shared } from "#app/i18n/shared-meta.ts"
import { isLang } from "#app/i18n/translate.ts"
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
  titled<typeof loader>((_, { pledge }) => pledge.text),
  ({ onward }) => onward,
)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, today, account } = context
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
  const { recorder, ...capture } = await getCapture(db.read, pledge.id)
  return {
    today,
    pledge,
    evidence,
    verdicts,
    claims,
    sides: await getPledgeSides(db.read, pledge, lang),
    capture,
    passage: await findPassage(context, pledge, capture.quote),
    codings,
    challenges,
    onward: onwardOf(context, { place: "promises", id: pledge.publicId, title: pledge.text }),
    may: {
      revise: mayDo(account, "pledge.revise", touched) && isRecorder(account, recorder),
      link: mayDo(account, "evidence.link", touched),
      challenge:
        verdicts.length > 0 && !isChallenged && mayDo(account, "verdict.challenge", touched),
      claim: mayDo(account, "claim.make", touched),
      dispute: mayDo(account, "ticket.open", touched),
    },
  }
}

export default function PledgePage() {
  const { today, pledge, evidence, verdicts, claims, sides, ...rest } =
    useLoaderData<typeof loader>()
  const { capture, passage, codings, challenges, may, onward } = rest
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
      <PledgeDeeds publicId={pledge.publicId} may={may} />
      <Columns
        rail={
          <>
            <section>
              <h2>{t("record.history")}</h2>
              <PledgeHistory {...{ today, pledge, evidence, verdicts, claims, ...sides }} />
            </section>
            <PledgeFacts pledge={pledge} capture={capture} />
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

/** The words as they were given, where the page shows a translation; else in which language they stand. */
function Original() {
  const { pledge } = useLoaderData<typeof loader>()
  const { t, quote, lang: reading } = useLocale()
  const { lang, text, translation } = pledge
  if (lang === reading) return null
  const language = new Intl.DisplayNames(reading, { type: "language" }).of(lang) ?? lang
  const said = isLang(lang) ? t(`common.original-${lang}`) : t("record.original", { language })
  if (translation === null) return <p>{said}</p>
  return (
    <p>
      {said}: <span lang={lang}>{quote(text)}</span>
    </p>
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
