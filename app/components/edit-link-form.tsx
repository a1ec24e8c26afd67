import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { DirectionField, OptionField } from "./bearing-fields.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Panel } from "./panel.tsx"
import { StrengthField } from "./strength-field.tsx"
import { WordDiff } from "./word-diff.tsx"

interface EditLinkFormProps {
  link: {
    kind: EvidenceKind
    lang: string
    note: string
    strength: Strength
    direction: Direction | null
    fulfillingOption: FulfillingOption | null
  }
  version: number
  answer: ReadAnswer
}

/** How linked evidence bears on the promise, to be said anew; every storing makes a version. */
export function EditLinkForm({ link, version, answer: sent }: EditLinkFormProps) {
  const { t } = useLocale()
  const answer = sent.values["version"] === undefined ? filled(sent, link) : sent
  const { errors, values } = answer
  const isStale = values["version"] !== undefined && values["version"] !== String(version)
  return (
    <>
      {isStale && (
        <Panel title={t("capture.meanwhile", { number: version })}>
          <p lang={link.lang}>{link.note}</p>
          <p>{t("capture.meanwhile-yours")}</p>
          <WordDiff former={link.note} latter={values["note"] ?? ""} lang={link.lang} />
        </Panel>
      )}
      <PostForm submit={t("capture.edit-submit")}>
        <input type="hidden" name="version" value={version} />
        {link.kind === "vote" ? (
          <OptionField answer={answer} />
        ) : (
          <DirectionField answer={answer} />
        )}
        <StrengthField answer={answer} />
        <TextAreaField
          name="note"
          rows={4}
          label={t("desk.note")}
          error={errors["note"]}
          defaultValue={values["note"]}
        />
        <TextAreaField
          name="reason"
          rows={2}
          label={t("capture.edit-reason")}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
      </PostForm>
    </>
  )
}

function filled(answer: ReadAnswer, link: EditLinkFormProps["link"]): ReadAnswer {
  const { note, strength, direction, fulfillingOption } = link
  const values = {
    ...{ note, strength },
    ...(direction === null ? {} : { direction }),
    ...(fulfillingOption === null ? {} : { fulfillingOption }),
  }
  return { ...answer, values }
}
