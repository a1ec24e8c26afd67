import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OwnForm } from "./own-form.tsx"
import { GroundOptions, TextFields } from "./petition-fields.tsx"
import type { BrokenPromise } from "./petition-fields.tsx"

interface GroundsStepProps {
  person: string
  broken: readonly BrokenPromise[]
  chosen: readonly string[]
  error?: string | undefined
}

/** The second step. Nothing is kept yet, so it asks by GET: each choice is an address. */
export function GroundsStep({ person, broken, chosen, error }: GroundsStepProps) {
  const { t } = useLocale()
  return (
    <form method="get" className="form">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="step" value="text" />
      <GroundOptions broken={broken} chose={(id) => chosen.includes(id)} error={error} />
      <Button>{t("opening.to-text")}</Button>
    </form>
  )
}

interface TextStepProps {
  mandate: string
  grounds: readonly BrokenPromise[]
  answer: ReadAnswer
  /** The step before, with the choice as it stands. */
  back: string
}

/** The third step: the words themselves, beside the grounds chosen. */
export function TextStep({ mandate, grounds, answer, back }: TextStepProps) {
  const { t } = useLocale()
  return (
    <OwnForm className="form" noValidate>
      <ChosenGrounds grounds={grounds} />
      <p>
        <a href={back}>{t("opening.change-grounds")}</a>
      </p>
      <Carried values={{ mandate }} pledges={grounds.map(({ publicId }) => publicId)} />
      <TextFields answer={answer} />
      <Button name="intent" value="review">
        {t("opening.to-review")}
      </Button>
    </OwnForm>
  )
}

/** The promises chosen, word for word. */
export function ChosenGrounds({ grounds }: { grounds: readonly BrokenPromise[] }) {
  const { t, quote } = useLocale()
  return (
    <section>
      <h2>{t("opening.chosen")}</h2>
      <ul className="ground-list">
        {grounds.map(({ publicId, text }) => (
          <li key={publicId}>{quote(text)}</li>
        ))}
      </ul>
    </section>
  )
}

interface CarriedProps {
  values: Readonly<Record<string, string>>
  pledges: readonly string[]
}

/** What earlier steps asked, carried on in the form itself. */
export function Carried({ values, pledges }: CarriedProps) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {pledges.map((pledge) => (
        <input key={pledge} type="hidden" name="pledges" value={pledge} />
      ))}
    </>
  )
}
