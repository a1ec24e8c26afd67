import { useLocale } from "#app/i18n/locale.tsx"
import { ActionFields } from "./action-form.tsx"
import { FileFields } from "./file-fields.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { NoteField, VoteChoice } from "./vote-link-form.tsx"
import type { OfferedVote } from "./vote-link-form.tsx"

interface Asked {
  answer: ReadAnswer
  /** Who is signed in gives no address. */
  signedIn: boolean
}

/** An act, a document or a picture that anybody offers. */
export function OfferedActFields({ answer, signedIn }: Asked) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("offer.submit")} upload>
      <ActionFields answer={answer} />
      <NoteField answer={answer} />
      <LangField answer={answer} />
      <fieldset className="field-group">
        <legend className="option-heading">{t("offer.proof")}</legend>
        <p className="field-hint">{t("offer.proof-hint")}</p>
        <TextField
          name="sourceUrl"
          type="url"
          width="full"
          optional
          label={t("desk.source-url")}
          error={errors["sourceUrl"]}
          defaultValue={values["sourceUrl"]}
        />
        <TextField
          name="sourceTitle"
          width="full"
          optional
          label={t("desk.source-title")}
          error={errors["sourceTitle"]}
          defaultValue={values["sourceTitle"]}
        />
        <FileFields answer={answer} />
      </fieldset>
      <SenderField answer={answer} signedIn={signedIn} />
    </PostForm>
  )
}

/** A vote of the deputy that anybody offers. */
export function OfferedVoteFields({
  question,
  votes,
  answer,
  signedIn,
}: Asked & { question: string; votes: readonly OfferedVote[] }) {
  const { t } = useLocale()
  return (
    <VoteChoice question={question} votes={votes}>
      {(fields) => (
        <PostForm submit={t("offer.submit")}>
          {fields(answer)}
          <NoteField answer={answer} />
          <LangField answer={answer} />
          <SenderField answer={answer} signedIn={signedIn} />
        </PostForm>
      )}
    </VoteChoice>
  )
}

function SenderField({ answer: { errors, values }, signedIn }: Asked) {
  const { t } = useLocale()
  return (
    <>
      {!signedIn && (
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("offer.email")}
          hint={t("offer.email-hint")}
          error={errors["email"]}
          defaultValue={values["email"]}
        />
      )}
      <p className="meta">{t("offer.anonymous")}</p>
    </>
  )
}
