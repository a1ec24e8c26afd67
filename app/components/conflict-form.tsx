import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"

interface ConflictFormProps {
  answer: ReadAnswer
  chosen: { kind: "person" | "organization"; publicId: string; name: string }
}

/** How somebody is bound to a deputy or a party, and since when. */
export function ConflictForm({ answer, chosen }: ConflictFormProps) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <section>
      <h2>{t("conflict.about", { name: chosen.name })}</h2>
      <PostForm submit={t("conflict.submit")}>
        <input type="hidden" name="kind" value={chosen.kind} />
        <input type="hidden" name="with" value={chosen.publicId} />
        <TextField
          name="since"
          width="iin"
          label={t("conflict.since")}
          hint={t("desk.partial-hint")}
          error={errors["since"]}
          defaultValue={values["since"]}
        />
        <TextAreaField
          name="reason"
          width="full"
          label={t("conflict.why")}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
        <LangField answer={answer} />
      </PostForm>
    </section>
  )
}

interface PartyPickerProps {
  parties: readonly { publicId: string; name: string }[]
}

/** The parties, each a link to its form. */
export function PartyPicker({ parties }: PartyPickerProps) {
  const { t } = useLocale()
  if (parties.length === 0) return null
  return (
    <section>
      <h2>{t("conflict.party")}</h2>
      <ul className="plain-list">
        {parties.map(({ publicId, name }) => (
          <li key={publicId}>
            <a href={`?party=${publicId}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
