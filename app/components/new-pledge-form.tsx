import { pledgeCriteria } from "#app/domain/pledge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { AlikeAsked, AlikeWhileTyping } from "./alike-pledges.tsx"
import type { AlikePledge } from "./alike-pledges.tsx"
import { CapturedPassage } from "./captured-passage.tsx"
import type { ShownCapture } from "./captured-passage.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { PledgeFields } from "./pledge-form.tsx"
import type { OfferedMandate } from "./pledge-form.tsx"
import { SourceFields } from "./source-fields.tsx"

interface NewPledgeFormProps {
  person: { publicId: string }
  source: ShownCapture | null
  sibling: { text: string; lang: string; publicId: string } | null
  mandates: readonly OfferedMandate[]
  alike: readonly AlikePledge[]
  answer: ReadAnswer
  today: string
}

/** A promise with its source, and the three questions that tell whether it is one. */
export function NewPledgeForm(props: NewPledgeFormProps) {
  const { t, path } = useLocale()
  const { source, sibling, person, alike, mandates, today } = props
  const answer = withMarked(props)
  const query = new URLSearchParams({
    person: person.publicId,
    ...(sibling ? { sibling: sibling.publicId } : {}),
  }).toString()
  return (
    <div className="stack">
      {sibling && <SplitFrom sibling={sibling} />}
      {source ? (
        <CapturedPassage source={source} query={query} />
      ) : (
        <p>
          <a href={path(`/promises/capture?${query}`)}>{t("capture.first")}</a>.{" "}
          {t("capture.first-why")}
        </p>
      )}
      <PostForm submit={alike.length > 0 ? t("capture.alike-go-on") : t("desk.record")}>
        {alike.length > 0 && <AlikeAsked alike={alike} />}
        <PledgeFields
          answer={answer}
          mandates={mandates}
          textHint={source?.isText ? t("capture.quote-hint") : t("desk.text-hint")}
          withPlace={source !== null && !source.isText}
        >
          <AlikeWhileTyping personId={person.publicId} />
        </PledgeFields>
        <CriteriaFields answer={answer} />
        {!source && <SourceFields legend={t("desk.source")} answer={answer} today={today} />}
      </PostForm>
    </div>
  )
}

/** The quote that was marked stands in the form until something else was sent. */
function withMarked({ answer, source }: NewPledgeFormProps): ReadAnswer {
  const marked = source?.marked?.quote.replace(/\s+/g, " ")
  if (answer.values["text"] !== undefined || marked === undefined) return answer
  return { ...answer, values: { ...answer.values, text: marked } }
}

function SplitFrom({ sibling }: { sibling: { text: string; lang: string } }) {
  const { t, quote } = useLocale()
  return (
    <p>
      {t("capture.split-from")} <span lang={sibling.lang}>{quote(sibling.text)}</span>
    </p>
  )
}

function CriteriaFields({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <fieldset className="field-stack">
      <legend className="option-heading">{t("desk.criteria")}</legend>
      {pledgeCriteria.map((criterion) => (
        <OptionList
          key={criterion}
          type="radio"
          name={criterion}
          required
          inline
          legend={t(`capture.${criterion}`)}
          hint={t(`capture.${criterion}-means`)}
          error={errors[criterion]}
          options={(["yes", "no"] as const).map((value) => ({
            value,
            label: t(`capture.${value}`),
            chosen: values[criterion] === value,
          }))}
        />
      ))}
      <OptionList
        type="radio"
        name="parts"
        required
        legend={t("capture.parts")}
        hint={t("capture.parts-hint")}
        error={errors["parts"]}
        options={(["one", "several"] as const).map((value) => ({
          value,
          label: t(`capture.parts-${value}`),
          chosen: values["parts"] === value,
        }))}
      />
    </fieldset>
  )
}
