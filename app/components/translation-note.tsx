import type { ReactNode } from "react"
import type { ShownTranslation, ShownTranslator } from "#app/domain/shown-translation.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { PersonWord } from "./person-word.tsx"
import { InTongue, translatedFrom } from "./tongue.tsx"

/** That the words above are a translation: from which language, by whom, of which day, and whether it is old. */
export function TranslationNote({ from, made }: { from: string; made: ShownTranslation }) {
  const { t, day, lang } = useLocale()
  return (
    <p className="meta translation-note">
      {translatedFrom(from, lang)} · <Translator by={made.by} /> ·{" "}
      {day(dayIn(defaultZone, made.at))}
      {made.isOlder && (
        <>
          <br />
          <strong>{t("translation.older")}</strong>
        </>
      )}
    </p>
  )
}

function Translator({ by }: { by: ShownTranslator | null }) {
  const { t } = useLocale()
  if (by === null) return t("translation.by-nobody")
  if (by.as !== "organization") return t(`translation.by-${by.as}`)
  return (
    <>
      {by.organization !== null && <span translate="no">{by.organization}, </span>}
      <PersonWord {...by.person} />
    </>
  )
}

interface FieldProps {
  /** As it was written, and in which language. */
  text: string
  lang: string
  made: ShownTranslation | undefined
}

/** A short text of a record: translated where somebody did so, with the original and the note folded behind it. */
export function TranslatedField({ text, lang, made }: FieldProps) {
  const { t } = useLocale()
  if (!made) return <InTongue lang={lang}>{text}</InTongue>
  return (
    <>
      {made.text}
      <Original lang={lang} label={t("common.read-original")}>
        {text}
      </Original>
      <TranslationNote from={lang} made={made} />
    </>
  )
}

/** The original, folded beside its translation. */
export function Original(props: { lang: string; label: string; children: ReactNode }) {
  return (
    <details className="original">
      <summary>{props.label}</summary>
      <p>
        <InTongue lang={props.lang}>{props.children}</InTongue>
      </p>
    </details>
  )
}
