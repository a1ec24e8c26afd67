import type { HorizonKind, Power } from "#app/domain/pledge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Panel } from "./panel.tsx"
import { pledgePath } from "./paths.ts"
import { PledgeFields } from "./pledge-form.tsx"
import type { OfferedMandate } from "./pledge-form.tsx"
import { WordDiff } from "./word-diff.tsx"

interface EditPledgeFormProps {
  pledge: {
    publicId: string
    text: string
    lang: string
    saidOn: string | null
    dueOn: string | null
    horizon: HorizonKind | null
    horizonEvent: string | null
    power: Power
    category: string | null
  }
  capture: {
    version: number
    mandateId: number | null
    quote: { quotePlace: string | null }
  }
  mandates: readonly (OfferedMandate & { id: number })[]
  evidence: readonly {
    publicId: string
    title: string | null
    note: string
    lang: string
    vote: { motionTitle: string } | null
  }[]
  answer: ReadAnswer
}

/** The promise as it stands, to be put right; every storing makes a version, and none is lost. */
export function EditPledgeForm(props: EditPledgeFormProps) {
  const { t } = useLocale()
  const { pledge, capture, mandates, answer } = props
  const { errors, values } = answer
  const sent = values["version"]
  const isStale = sent !== undefined && sent !== String(capture.version)
  return (
    <>
      {isStale && <Meanwhile {...props} />}
      <PostForm submit={t("capture.edit-submit")}>
        <input type="hidden" name="version" value={capture.version} />
        <PledgeFields
          answer={{ ...answer, values: sent === undefined ? standing(props) : values }}
          mandates={mandates}
          textHint={t("capture.edit-text-hint")}
          withPlace={capture.quote.quotePlace !== null}
        />
        <TextAreaField
          name="reason"
          rows={2}
          optional
          label={t("capture.edit-reason")}
          hint={t("capture.edit-reason-hint")}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
      </PostForm>
      <Links pledge={pledge} evidence={props.evidence} />
    </>
  )
}

/** What the form is filled with at first. */
function standing({ pledge, capture, mandates }: EditPledgeFormProps): Record<string, string> {
  const mandate = mandates.find(({ id }) => id === capture.mandateId)
  const given = {
    text: pledge.text,
    lang: pledge.lang,
    saidOn: pledge.saidOn,
    horizon: pledge.horizon,
    dueOn: pledge.horizon === "mandate" ? null : pledge.dueOn,
    horizonEvent: pledge.horizonEvent,
    mandate: mandate?.publicId ?? null,
    power: pledge.power,
    category: pledge.category,
    quotePlace: capture.quote.quotePlace,
  }
  const known = Object.entries(given).filter(([, value]) => value !== null)
  return Object.fromEntries(known) as Record<string, string>
}

/** Somebody stored another version while this one was being written: both stand here, none is lost. */
function Meanwhile({ pledge, capture, answer: { values } }: EditPledgeFormProps) {
  const { t, quote } = useLocale()
  return (
    <Panel title={t("capture.meanwhile", { number: capture.version })}>
      <p lang={pledge.lang}>{quote(pledge.text)}</p>
      <p>{t("capture.meanwhile-yours")}</p>
      <WordDiff former={pledge.text} latter={values["text"] ?? ""} lang={pledge.lang} />
    </Panel>
  )
}

function Links({ pledge, evidence }: Pick<EditPledgeFormProps, "pledge" | "evidence">) {
  const { t, path, words } = useLocale()
  if (evidence.length === 0) return null
  return (
    <section>
      <h2>{t("capture.edit-links")}</h2>
      <ul className="plain-list">
        {evidence.map(({ publicId, title, note, lang, vote }) => (
          <li key={publicId}>
            <a href={path(`${pledgePath(pledge.publicId)}/evidence/${publicId}/edit`)} lang={lang}>
              {vote?.motionTitle ?? words(title ?? note)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
