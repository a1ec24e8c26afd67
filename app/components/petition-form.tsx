import { petitionTextLimits } from "#app/domain/petition-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { PetitionObstacles } from "./petition-lawful.tsx"
import type { LawfulFacts } from "./petition-lawful.tsx"

interface PetitionFormProps {
  answer: ReadAnswer
  person: { publicId: string }
  possible: (LawfulFacts & { readonly mandate: string }) | null
  broken: readonly { publicId: string; text: string }[]
}

/** The form that submits a petition, or what stands in its way. */
export function PetitionForm({ answer, person, possible, broken }: PetitionFormProps) {
  const { t, path } = useLocale()
  if (!possible) {
    return <Empty title={t("petition.no-mandate")} reason={t("petition.no-mandate-why")} />
  }
  if (possible.refusals.length > 0 || possible.livePetition !== null) {
    return <PetitionObstacles {...possible} />
  }
  if (broken.length === 0) {
    return (
      <Empty
        title={t("petition.no-broken")}
        reason={t("petition.no-broken-why")}
        onward={{
          label: t("petition.see-promises"),
          href: path(`/promises?person=${person.publicId}`),
        }}
      />
    )
  }
  return <Fields answer={answer} mandate={possible.mandate} broken={broken} />
}

type FieldsProps = Pick<PetitionFormProps, "answer" | "broken"> & { mandate: string }

function Fields({ answer, mandate, broken }: FieldsProps) {
  const { t, quote } = useLocale()
  const { errors, values, chose } = answer
  return (
    <PostForm submit={t("petition.submit")}>
      <input type="hidden" name="mandate" value={mandate} />
      <OptionList
        type="checkbox"
        name="pledges"
        legend={t("petition.choose-grounds")}
        hint={t("petition.choose-grounds-hint")}
        error={errors["pledges"]}
        options={broken.map(({ publicId, text }) => ({
          value: publicId,
          label: quote(text),
          shape: "square-split",
          markClass: "rating-broken",
          chosen: chose("pledges", publicId),
        }))}
      />
      <TextField
        name="title"
        width="full"
        label={t("petition.title")}
        hint={t("petition.title-hint", petitionTextLimits.title)}
        error={errors["title"]}
        defaultValue={values["title"]}
      />
      <TextAreaField
        name="statement"
        width="full"
        rows={10}
        label={t("petition.statement")}
        hint={t("petition.statement-hint", petitionTextLimits.statement)}
        error={errors["statement"]}
        defaultValue={values["statement"]}
      />
      <LangField answer={answer} />
    </PostForm>
  )
}
