import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { GroundOptions, TextFields } from "#app/components/petition-fields.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { mayStillEdit } from "#app/domain/petition-edit.ts"
import { petitionEditForm } from "#app/domain/petition-form.ts"
import { editPetition, submitDraft } from "#app/domain/petition.server.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { dayIn } from "#app/lib/instant.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listGroundPledges } from "#db/queries/petition-grounds.server.ts"
import { listGrounds } from "#db/queries/petition-story.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"

export const handle = { nav: "petitions", quickExit: true }

export const meta = titled((t) => t("opening.edit-title"))

export const Form = petitionEditForm(langs)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = await petitionToMove(context, params["petitionId"], "petition.edit")
  const { db, today, lang } = context
  const { id, publicId, title, statement, state, frozenAt, ...petition } = asked.petition
  const [broken, pinned, chosen] = await Promise.all([
    listPledges(
      db.read,
      { personId: asked.summary.person.id, rating: "broken" },
      { today, lang },
      { limit: 100 },
    ),
    listGrounds(db.read, id),
    listGroundPledges(db.read, id),
  ])
  const stand = new Set(broken.pledges.map((pledge) => pledge.publicId))
  return {
    petition: { publicId, title, statement, state, frozenAt, lang: petition.lang },
    broken: broken.pledges,
    chosen: chosen.filter((pledge) => stand.has(pledge)),
    fallen: pinned.filter(({ pledgePublicId }) => !stand.has(pledgePublicId)),
  }
}

/** Saves what was sent and, where it is a draft and the author says so, submits it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { petition, account } = await petitionToMove(context, params["petitionId"], "petition.edit")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { intent, ...revised } = form.value
  const { publicId } = petition
  const edited = await editPetition(house, publicId, revised, account, now)
  const outcome =
    edited.ok && intent === "submit" ? await submitDraft(house, publicId, account, now) : edited
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function EditPetition() {
  const { petition } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  const { state, frozenAt } = petition
  return (
    <>
      <PageHead
        title={t("opening.edit-title")}
        lead={t("opening.edit-lead")}
        crumbs={[{ label: t("page.petition"), href: path(petitionPath(petition.publicId)) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {!mayStillEdit(state) ? (
        <Notice kind="legal">{t("opening.submitted")}</Notice>
      ) : frozenAt !== null ? (
        <Notice kind="legal">
          {t("opening.frozen", { date: day(dayIn(defaultZone, frozenAt)) })}
        </Notice>
      ) : (
        <EditForm />
      )}
    </>
  )
}

function EditForm() {
  const { petition, broken, chosen, fallen } = useLoaderData<typeof loader>()
  const given = useActionData<typeof action>()
  const answer = useFormAnswer(given)
  const { t, quote } = useLocale()
  const { title, statement, lang, state } = petition
  const shown = given ? answer : { ...answer, values: { title, statement, lang } }
  return (
    <OwnForm className="form" noValidate>
      {fallen.map(({ pledgePublicId, text }) => (
        <Notice key={pledgePublicId} kind="legal" title={quote(text)}>
          {t("opening.fallen")}
        </Notice>
      ))}
      <GroundOptions
        broken={broken}
        chose={(id) => (given ? answer.chose("pledges", id) : chosen.includes(id))}
        error={answer.errors["pledges"]}
      />
      <TextFields answer={shown} />
      <div className="button-row">
        {state === "draft" && (
          <Button name="intent" value="submit">
            {t("petition.submit")}
          </Button>
        )}
        <Button name="intent" value="save" kind={state === "draft" ? "secondary" : "primary"}>
          {t("opening.save")}
        </Button>
      </div>
    </OwnForm>
  )
}
