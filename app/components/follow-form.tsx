import type { FollowKind } from "#app/domain/follow.ts"
import { rhythms } from "#app/domain/follow.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { StopNotice } from "./stop-notice.tsx"

/** Where news is sent and how it is gathered; a petition's steps come one by one. */
export function FollowForm({ kind, answer }: { kind: FollowKind; answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("news.submit")}>
      <StopNotice kind="mail" />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t("news.email")}
        hint={t("news.email-hint")}
        error={errors["email"]}
        defaultValue={values["email"]}
      />
      {kind !== "petition" && (
        <RhythmField chosen={values["rhythm"] ?? "weekly"} error={errors["rhythm"]} />
      )}
    </PostForm>
  )
}

/** How often news is gathered into a letter. */
export function RhythmField({ chosen, error }: { chosen: string; error: string | undefined }) {
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="rhythm"
      required
      legend={t("news.rhythm")}
      error={error}
      options={rhythms.map((value) => ({
        value,
        label: t(`news.${value}`),
        definition: t(`news.${value}-means`),
        chosen: chosen === value,
      }))}
    />
  )
}
