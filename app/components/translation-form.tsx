import { translationLimits } from "#app/domain/translation.ts"
import type { TranslatedField, TranslatedKind } from "#app/domain/translation.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/lang.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"
import { InTongue, TongueMark } from "./tongue.tsx"
import { TranslationNote } from "./translation-note.tsx"
import type { ShownTranslation } from "#app/domain/shown-translation.ts"

export interface TranslationFormProps {
  kind: TranslatedKind
  /** The language of the original, and that of the translation. */
  lang: string
  into: Lang
  fields: readonly { field: TranslatedField; text: string }[]
  standing: Readonly<Partial<Record<TranslatedField, ShownTranslation | undefined>>>
  /** How many versions there are. */
  version: number
  versions: readonly ShownVersion[]
}

interface ShownVersion {
  field: string
  number: number
  text: string | null
  at: string
  by: string | null
}

/** The original and a field for its translation, one pair a field; every storing makes a version. */
export function TranslationForm(props: TranslationFormProps & { answer: ReadAnswer }) {
  const { fields, standing, version, versions, answer } = props
  const { t } = useLocale()
  return (
    <>
      {Object.values(standing).some((made) => made?.isOlder) && (
        <Notice>{t("translation.still-holds")}</Notice>
      )}
      <PostForm submit={t("translation.store")}>
        <input type="hidden" name="version" value={version} />
        {fields.map(({ field, text }) => (
          <Pair key={field} {...props} field={field} text={text} answer={answer} />
        ))}
      </PostForm>
      {versions.length > 0 && <Versions versions={versions} into={props.into} />}
    </>
  )
}

interface PairProps {
  field: TranslatedField
  text: string
  lang: string
  into: Lang
  standing: TranslationFormProps["standing"]
  answer: ReadAnswer
}

function Pair({ field, text, lang, into, standing, answer }: PairProps) {
  const { t } = useLocale()
  const name = formNames[field]
  const made = standing[field]
  return (
    <div className="translation-pair">
      <div>
        <p className="field-label">{t("translation.original")}</p>
        <blockquote className="verbatim" lang={lang}>
          {text}
        </blockquote>
        <p className="meta">
          <TongueMark lang={lang} />
        </p>
      </div>
      <TextAreaField
        name={name}
        lang={into}
        optional
        rows={field === "statement" ? 12 : field === "text" ? 4 : 2}
        maxLength={translationLimits[field] * 2}
        label={t(field === "statement" ? "petition.grounds" : `field.${name}`)}
        hint={made ? t("translation.field-hint") : undefined}
        error={answer.errors[name]}
        defaultValue={answer.values[name] ?? made?.text ?? ""}
      />
      {made && <TranslationNote from={lang} made={made} />}
    </div>
  )
}

/** What a form calls the columns. */
export const formNames = {
  text: "text",
  horizon_event: "horizonEvent",
  category: "category",
  title: "title",
  statement: "statement",
} as const satisfies Record<TranslatedField, string>

function Versions({ versions, into }: { versions: readonly ShownVersion[]; into: Lang }) {
  const { t, day } = useLocale()
  return (
    <section>
      <h2>{t("translation.versions")}</h2>
      <ol className="versions">
        {versions.map(({ field, number, text, at, by }) => (
          <li key={`${field} ${String(number)}`}>
            <p className="meta">
              {t(`field.${formNames[field as TranslatedField]}`)} ·{" "}
              {t("capture.version", { number })} · {day(dayIn(defaultZone, at))}
              {by !== null && <span translate="no"> · {by}</span>}
            </p>
            <p className="verbatim">
              {text === null ? (
                t("translation.taken-back")
              ) : (
                <InTongue lang={into}>{text}</InTongue>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
