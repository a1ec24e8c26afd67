import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedDeputy } from "#app/auth/asked-deputy.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { personPath, petitionPath } from "#app/components/paths.ts"
import { PetitionForm } from "#app/components/petition-form.tsx"
import { PetitionLawful } from "#app/components/petition-lawful.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { petitionTextLimits } from "#app/domain/petition-text.ts"
import { openPetition } from "#app/domain/petition.server.ts"
import { findPossiblePetition } from "#app/domain/possible-petition.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listPledges } from "#db/queries/pledges.server.ts"

export const handle = { nav: "petitions" }

export const meta = titled((t) => t("page.petition-new"))

const publicId = z.string().refine(isPublicId, { error: "form.not-a-choice" })

const Form = z.object({
  mandate: publicId,
  pledges: z.array(publicId),
  title: textField(petitionTextLimits.title),
  statement: textField(petitionTextLimits.statement),
  lang: z.enum(langs),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const choice = await askedDeputy(request, context)
  if (!choice.person) return { ...choice, person: null, possible: null, broken: [] }
  const { house, db, today, lang, now } = context
  const { person } = choice
  const [possible, broken] = await Promise.all([
    findPossiblePetition(house, person.id, lang, now),
    listPledges(
      db.read,
      { personId: person.id, rating: "broken" },
      { today, lang },
      { limit: 100 },
    ),
  ])
  return { ...choice, person, possible: possible ?? null, broken: broken.pledges }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { account, house, lang, now } = context
  if (!account) throw data(null, { status: 403 })
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const outcome = await openPetition(house, form.value, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(outcome.value.publicId)}`, 303)
}

export default function NewPetition() {
  const { person, question, deputies, possible, broken } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const head = { title: t("page.petition-new"), lead: t("petition.new-lead") }
  const crumbs = [{ label: t("page.petitions"), href: path("/petitions") }]
  if (!person) {
    return (
      <>
        <PageHead {...head} crumbs={crumbs} />
        <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
        <DeputyPicker question={question} deputies={deputies} />
      </>
    )
  }
  return (
    <>
      <PageHead
        {...head}
        crumbs={crumbs}
        below={
          <p>
            <a href={path(personPath(person))}>{person.name}</a>
          </p>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns rail={<PetitionLawful possible={possible} />}>
        <PetitionForm answer={answer} person={person} possible={possible} broken={broken} />
      </Columns>
    </>
  )
}
