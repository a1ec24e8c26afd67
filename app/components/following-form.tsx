import type { FollowKind } from "#app/domain/follow.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import { RhythmField } from "./follow-form.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

interface FollowingFormProps {
  rhythm: string
  /** In which language the letters come. */
  letters: string
  followed: readonly { followId: number; kind: FollowKind; title: string }[]
  answer: ReadAnswer
}

/** What an address follows and how it is told, all in one form. */
export function FollowingForm({ rhythm, letters, followed, answer }: FollowingFormProps) {
  const { t, heading } = useLocale()
  const { errors } = answer
  return (
    <PostForm submit={t("news.save")}>
      <OptionList
        type="checkbox"
        name="keep"
        legend={t("news.keep")}
        error={errors["keep"]}
        options={followed.map(({ followId, kind, title }) => ({
          value: String(followId),
          label: heading(title),
          definition: t(`news.kind-${kind}`),
          chosen: true,
        }))}
      />
      <RhythmField chosen={rhythm} error={errors["rhythm"]} />
      <SelectField
        name="lang"
        label={t("news.lang")}
        error={errors["lang"]}
        width="iin"
        defaultValue={letters}
        options={langs.map((value) => ({ value, label: t(`common.${value}`) }))}
      />
    </PostForm>
  )
}
