import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { hasLettersEnough } from "#app/auth/asked-offer.server.ts"
import { shownPledge } from "#app/auth/asked-pledge.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { OfferedActFields, OfferedVoteFields } from "#app/components/offer-form.tsx"
import { OfferTaken } from "#app/components/offer-taken.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { pledgeWords } from "#app/components/pledge-words.ts"
import { InTongue } from "#app/components/tongue.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { WayChoice } from "#app/components/way-choice.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { offeredActForm, offeredVoteForm } from "#app/domain/evidence-form.ts"
import { offerEvidence } from "#app/domain/evidence-offer.server.ts"
import type { Offered } from "#app/domain/evidence-offer.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { dropFile } from "#app/proofs/keep.server.ts"
import { fileOf, problemOfFile } from "#app/proofs/sent.server.ts"
import { listLinkableVotes } from "#db/queries/linkable-votes.server.ts"
import type { NewFile } from "#db/queries/kept-files.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("offer.title"))

/** Who may link evidence at once is led to the form that does. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, lang, account } = context
  const pledge = await shownPledge(context, params["pledgeId"])
  if (mayDo(account, "evidence.link")) {
    const location = `/${lang}${pledgePath(pledge.publicId)}/evidence/new`
    throw new Response(null, { status: 303, headers: { Location: location } })
  }
  const { by, question } = readQuery(request)
  const votes = by === "vote" ? await listLinkableVotes(db.read, pledge, question, 20) : []
  return { pledge, by, question, votes, signedIn: account !== null }
}

function readQuery(request: Request) {
  const query = new URL(request.url).searchParams
  return {
    by: query.get("by") === "vote" ? ("vote" as const) : ("action" as const),
    question: (query.get("q") ?? "").trim().slice(0, 100),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { publicId } = await shownPledge(context, params["pledgeId"])
  if (readQuery(request).by === "vote") {
    const form = await parseForm(request, offeredVoteForm(langs))
    if (!form.ok) return data({ answer: form }, { status: 422 })
    const { voteEvent, email = null, ...link } = form.value
    const offered = {
      way: "vote",
      ...link,
      voteEventPublicId: voteEvent,
      strength: "weak",
    } as const
    return offer(context, { publicId, email, values: form.values }, { ...offered, file: null })
  }
  const copy = request.clone()
  const form = await parseForm(request, offeredActForm(langs))
  if (!form.ok) return data({ answer: form }, { status: 422 })
  const file = await fileOf(context.house, copy, form.value)
  if (!file.ok) {
    const answer = { errors: problemOfFile(file.refusal.code), values: form.values }
    return data({ answer }, { status: 422 })
  }
  const { email = null, sourceUrl = null, sourceTitle = null, ...act } = form.value
  const offered = { way: "action", ...act, sourceUrl, sourceTitle, strength: "weak" } as const
  return offer(context, { publicId, email, values: form.values }, { ...offered, file: file.value })
}

interface Sent {
  readonly publicId: string
  readonly email: string | null
  readonly values: Readonly<Record<string, string>>
}

async function offer(
  { house, account, lang, now }: RequestContext,
  { publicId, email, values }: Sent,
  offered: Offered & { readonly file: NewFile | null },
) {
  const sentTo = account ? null : email
  if (await hasLettersEnough(house, sentTo)) {
    await dropFile(house, offered.file)
    return data({ taken: { sentTo } })
  }
  const outcome = await offerEvidence(house, publicId, offered, { account, email, lang }, now)
  if (outcome.ok) return data({ taken: { sentTo } })
  await dropFile(house, offered.file)
  const { refusal } = outcome
  if (refusal.code.startsWith("email-")) {
    const errors = { email: { code: `refusal.${refusal.code as "email-missing"}` as const } }
    return data({ answer: { errors, values } }, { status: 422 })
  }
  return data({ answer: { refusal, values } }, { status: 409 })
}

export default function OfferEvidence() {
  const { pledge, by, question, votes, signedIn } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "answer" in result ? result.answer : undefined)
  const locale = useLocale()
  const { t, path } = locale
  const words = pledgeWords(locale, pledge)
  const here = path(pledgePath(pledge.publicId))
  if (result && "taken" in result) return <OfferTaken sentTo={result.taken.sentTo} back={here} />
  return (
    <>
      <PageHead
        title={t("offer.title")}
        crumbs={[{ label: t("page.promise"), href: here }]}
        lead={t("offer.lead")}
        below={
          <>
            <p>{t("desk.of-deputy", { name: pledge.personName })}</p>
            <p>
              <InTongue lang={words.lang}>{words.quote}</InTongue>
            </p>
          </>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <WayChoice
        label={t("desk.evidence-which")}
        ways={[
          { href: "?by=action", label: t("desk.by-action"), current: by === "action" },
          { href: "?by=vote", label: t("desk.by-vote"), current: by === "vote" },
        ]}
      />
      {by === "vote" ? (
        <OfferedVoteFields {...{ question, votes, answer, signedIn }} />
      ) : (
        <OfferedActFields {...{ answer, signedIn }} />
      )}
    </>
  )
}
