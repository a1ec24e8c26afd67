import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldPanel } from "#app/components/hold-panel.tsx"
import { ModerationForm } from "#app/components/moderation-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { PetitionSplit } from "#app/components/petition-split.tsx"
import { PetitionStateBadge } from "#app/components/petition-state-badge.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { seeItem } from "#app/domain/edit-lock.server.ts"
import { checkItems } from "#app/domain/petition-check.ts"
import { moderatePetition } from "#app/domain/petition.server.ts"
import { rejectionCodes } from "#app/domain/rejection.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findReply, listGrounds } from "#db/queries/petition-story.server.ts"

export const meta = titled((t) => t("moderation.title"))

export const Form = z
  .object({
    items: z.array(z.enum(checkItems)),
    decision: z.enum(["admit", "reject"]),
    code: z.enum(rejectionCodes).optional(),
    details: textField({ least: 1, most: 1000 }).optional(),
    version: z.coerce.number().int().nonnegative(),
  })
  .refine(({ decision, code }) => decision === "admit" || code !== undefined, {
    path: ["code"],
    error: "moderation.code-needed",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition, summary, account } = await petitionToMove(
    context,
    params["petitionId"],
    "petition.moderate",
  )
  const { id, publicId, title, statement, lang, state, createdAt, replyDueOn } = petition
  const [grounds, reply] = await Promise.all([
    listGrounds(context.db.read, id),
    findReply(context.db.read, id),
  ])
  return {
    petition: { publicId, title, statement, lang, state, createdAt, replyDueOn },
    person: summary.person.name,
    grounds,
    reply: reply ?? null,
    item: await seeItem(
      context.db.read,
      { kind: "petition", item: publicId },
      account,
      context.now,
    ),
    decidable: state === "legal-check" || state === "seconding",
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.moderate")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { decision, items, code = null, details = null, version } = form.value
  const check = { decision, items, code: decision === "admit" ? null : code, details }
  const { publicId } = asked.petition
  const outcome = await moderatePetition(house, publicId, check, asked.account, now, version)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/moderation`, 303)
}

export default function ModeratePetition() {
  const { petition, person, grounds, reply, item, decidable } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={petition.title}
        titleLang={petition.lang}
        crumbs={[{ label: t("page.moderation"), href: path("/moderation") }]}
        above={<PetitionStateBadge state={petition.state} />}
        below={
          <p>
            {person} · <a href={path(petitionPath(petition.publicId))}>{t("page.petition")}</a> ·{" "}
            <a href={path(`/moderation/petitions/${petition.publicId}/signatures`)}>
              {t("review.link")}
            </a>
          </p>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PetitionSplit petition={petition} grounds={grounds} reply={reply} replyToCome />
      {decidable && (
        <Columns
          rail={
            <>
              <HoldPanel item={item} />
              <p>
                <a href={path(`/moderation/texts/petition/${petition.publicId}`)}>
                  {t("report.act-link")}
                </a>
              </p>
            </>
          }
        >
          <ModerationForm
            answer={answer}
            item={item}
            admissible={petition.state === "legal-check"}
          />
        </Columns>
      )}
    </>
  )
}
