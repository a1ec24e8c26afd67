import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
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
import {
  actionKinds,
  directions,
  fulfillingOptions,
  noteLimits,
  strengths,
  titleLimits,
} from "#app/domain/evidence.ts"
import type { ActionKind } from "#app/domain/evidence.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { sourceFields, sourceIn } from "#app/lib/source-form.ts"
import { listLinkableVotes } from "#db/queries/linkable-votes.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.evidence"))

const said = {
  strength: z.enum(strengths),
  note: textField(noteLimits),
  lang: z.enum(langs),
}

const VoteForm = z.object({
  voteEvent: z.string().refine(isPublicId, { error: "form.not-a-choice" }),
  fulfillingOption: z.enum(fulfillingOptions),
  ...said,
})

const ActForm = z.object({
  kind: z.enum(actionKinds as [ActionKind, ...ActionKind[]]),
  title: textField(titleLimits),
  happenedOn: partialDayField,
  direction: z.enum(directions),
  ...said,
  ...sourceFields,
})

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
  const form = await parseForm(request, VoteForm)
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
  const form = await parseForm(request, ActForm)
  if (!form.ok) return data(form, { status: 422 })
  const act = { ...form.value, source: sourceIn(form.value) }
  const outcome = await addAction(context.db, pledge.publicId, act, account, context.now)
  if (!outcome.ok) {
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
