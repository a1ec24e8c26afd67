import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { ActionForm } from "#app/components/action-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { VoteLinkForm } from "#app/components/vote-link-form.tsx"
import { WayChoice } from "#app/components/way-choice.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { addAction, linkVote } from "#app/domain/evidence.server.ts"
import { actForm, voteForm } from "#app/domain/evidence-form.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { sourceIn } from "#app/lib/source-form.ts"
import { dropFile } from "#app/proofs/keep.server.ts"
import { fileOf, problemOfFile } from "#app/proofs/sent.server.ts"
import { listLinkableVotes } from "#db/queries/linkable-votes.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.evidence"))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { pledge } = await askedPledge(context, params["pledgeId"], "evidence.link")
  const { by, question } = readQuery(request)
  const votes = by === "vote" ? await listLinkableVotes(context.db.read, pledge, question, 20) : []
  return { pledge, by, question, votes, today: context.today }
}

function readQuery(request: Request) {
  const query = new URL(request.url).searchParams
  return {
    by: query.get("by") === "action" ? ("action" as const) : ("vote" as const),
    question: (query.get("q") ?? "").trim().slice(0, 100),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const asked = await askedPledge(context, params["pledgeId"], "evidence.link")
  return readQuery(request).by === "vote"
    ? linkOne(request, context, asked)
    : addOne(request, context, asked)
}

type Asked = Awaited<ReturnType<typeof askedPledge>>

async function linkOne(request: Request, context: RequestContext, { pledge, account }: Asked) {
  const form = await parseForm(request, voteForm(langs))
  if (!form.ok) return data(form, { status: 422 })
  const { voteEvent, ...link } = form.value
  const linked = { ...link, voteEventPublicId: voteEvent }
  const outcome = await linkVote(context.db, pledge.publicId, linked, account, context.now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${context.lang}${pledgePath(pledge.publicId)}`, 303)
}

async function addOne(request: Request, context: RequestContext, { pledge, account }: Asked) {
  const { house, db, now } = context
  const copy = request.clone()
  const form = await parseForm(request, actForm(langs))
  if (!form.ok) return data(form, { status: 422 })
  const file = await fileOf(house, copy, form.value)
  if (!file.ok) {
    const errors = problemOfFile(file.refusal.code)
    return data({ errors, values: form.values }, { status: 422 })
  }
  const act = { ...form.value, source: sourceIn(form.value), file: file.value }
  const outcome = await addAction(db, pledge.publicId, act, account, now)
  if (!outcome.ok) {
    await dropFile(house, file.value)
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${context.lang}${pledgePath(pledge.publicId)}`, 303)
}

export default function NewEvidence() {
  const { pledge, by, question, votes, today } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, quote, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("desk.evidence")}
        crumbs={[{ label: quote(pledge.text), href: path(pledgePath(pledge.publicId)) }]}
        below={<p>{t("desk.of-deputy", { name: pledge.personName })}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <WayChoice
        label={t("desk.evidence-which")}
        ways={[
          { href: "?by=vote", label: t("desk.by-vote"), current: by === "vote" },
          { href: "?by=action", label: t("desk.by-action"), current: by === "action" },
        ]}
      />
      {by === "vote" ? (
        <VoteLinkForm question={question} votes={votes} answer={answer} />
      ) : (
        <ActionForm answer={answer} today={today} />
      )}
    </>
  )
}
