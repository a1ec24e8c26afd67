import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { openingStep } from "#app/auth/opening-step.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { EarlierPetitions } from "#app/components/earlier-petitions.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { personPath, petitionPath } from "#app/components/paths.ts"
import { PetitionImpossible } from "#app/components/petition-impossible.tsx"
import { PetitionLawful } from "#app/components/petition-lawful.tsx"
import { PetitionReview } from "#app/components/petition-review.tsx"
import { GroundsStep, TextStep } from "#app/components/petition-steps.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { withQuery } from "#app/components/query-link.ts"
import { Steps } from "#app/components/steps.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { findEarlierAboutMandate } from "#app/domain/earlier-petitions.server.ts"
import { petitionForm } from "#app/domain/petition-form.ts"
import { draftPetition, openPetition } from "#app/domain/petition.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = petitionForm(langs)

export const handle = { nav: "petitions" }

export const meta = titled((t) => t("page.petition-new"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { ...(await openingStep(request, context)), today: context.today }
}

/** Only the last button writes anything: until then each step gives back what it was given. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { account, house, db, lang, now } = context
  if (!account) throw data(null, { status: 403 })
  const form = await parseForm(request, Form)
  const { values } = form
  if (values["intent"] === "text") return data({ step: "text", values, earlier: [] } as const)
  if (!form.ok) return data({ ...form, step: "text", earlier: [] } as const, { status: 422 })
  const { intent, ...submission } = form.value
  if (intent === "review") {
    const earlier = await findEarlierAboutMandate(db.read, submission.mandate, submission)
    return data({ step: "review", values, earlier } as const)
  }
  const submit = intent === "draft" ? draftPetition : openPetition
  const outcome = await submit(house, submission, account, now)
  if (!outcome.ok) {
    const refused = { refusal: outcome.refusal, values, earlier: [] }
    return data({ ...refused, step: "review" } as const, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(outcome.value.publicId)}`, 303)
}

export default function NewPetition() {
  const { person, step: asked } = useLoaderData<typeof loader>()
  const given = useActionData<typeof action>()
  const answer = useFormAnswer(given)
  const { t, path } = useLocale()
  const step = given?.step ?? asked
  return (
    <>
      <PageHead
        above={<Steps step={places[step]} of={4} />}
        title={t(titles[step])}
        lead={t(step === "review" ? "opening.review-lead" : "petition.new-lead")}
        crumbs={[{ label: t("page.petitions"), href: path("/petitions") }]}
        below={
          person && (
            <p>
              <a href={path(personPath(person))}>{person.name}</a>
            </p>
          )
        }
      />
      <StopNotice kind="opening" top />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Step />
    </>
  )
}

const places = { who: 1, impossible: 2, grounds: 2, text: 3, review: 4 } as const

const titles = {
  who: "page.petition-new",
  impossible: "page.petition-new",
  grounds: "opening.step-grounds",
  text: "opening.step-text",
  review: "opening.step-review",
} as const

function Step() {
  const page = useLoaderData<typeof loader>()
  const given = useActionData<typeof action>()
  const answer = useFormAnswer(given)
  const { t, path } = useLocale()
  const { person, question, deputies, possible, broken } = page
  if (!person) return <DeputyPicker question={question} deputies={deputies} />
  const carried = broken.filter(({ publicId }) => answer.chose("pledges", publicId))
  const grounds = given ? carried : page.grounds
  const ids = grounds.map(({ publicId }) => publicId)
  const step = given?.step ?? page.step
  const earlier = given?.earlier.length ? given.earlier : page.earlier
  if (step === "impossible" || !possible) {
    return (
      <Columns rail={<PetitionLawful possible={possible} />}>
        <PetitionImpossible person={person} possible={possible} />
      </Columns>
    )
  }
  if (step === "review") {
    const { steps, seconders } = possible
    return (
      <>
        <EarlierPetitions petitions={earlier} />
        <PetitionReview
          {...{ grounds, steps, seconders }}
          values={answer.values}
          today={page.today}
        />
      </>
    )
  }
  const back = withQuery(path("/petitions/new"), { person: person.publicId, pledges: ids })
  return (
    <Columns rail={<PetitionLawful possible={possible} />}>
      {step === "text" ? (
        <>
          <EarlierPetitions petitions={earlier} />
          <section>
            <TextStep mandate={possible.mandate} grounds={grounds} answer={answer} back={back} />
          </section>
        </>
      ) : (
        <GroundsStep
          person={person.publicId}
          broken={broken}
          chosen={ids}
          error={page.groundMissing ? t("refusal.no-grounds") : undefined}
        />
      )}
    </Columns>
  )
}
