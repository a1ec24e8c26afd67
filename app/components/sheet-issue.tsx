import { formatSerial } from "#app/domain/sheet-serial.ts"
import { linesOnSheet, mostAtOnce, sheetLangs } from "#app/domain/sheet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ButtonLink } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"

/** Sheets that were just registered, and the way to print them. */
export function MadeSheets(props: { here: string; issue: string; serials: readonly string[] }) {
  const { here, issue, serials } = props
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("sheet.made", { count: serials.length })}</h2>
      <p>{t("sheet.made-text")}</p>
      <p>
        <ButtonLink href={`${here}/sheet.pdf?issue=${issue}`}>{t("sheet.download")}</ButtonLink>
      </p>
      <ul className="serials" aria-label={t("sheet.serial")}>
        {serials.map((serial) => (
          <li key={serial}>{formatSerial(serial)}</li>
        ))}
      </ul>
    </section>
  )
}

/** How many sheets, in which language; or why none can be made yet. */
export function IssueForm(props: {
  answer: ReadAnswer
  open: boolean
  mayIssue: boolean
  /** The page's own address, to come back to. */
  own: string
}) {
  const { answer, open, mayIssue, own } = props
  const { errors, values } = answer
  const { t, lang, path } = useLocale()
  if (!open) return <Notice>{t("sheet.not-yet")}</Notice>
  if (!mayIssue) {
    return (
      <p>
        <a href={path(`/session?next=${encodeURIComponent(own)}`)}>{t("page.session")}</a>
      </p>
    )
  }
  const most = mostAtOnce
  return (
    <section>
      <h2>{t("sheet.make")}</h2>
      <PostForm submit={t("sheet.make")}>
        <TextField
          name="count"
          width="short"
          inputMode="numeric"
          label={t("sheet.count")}
          hint={t("sheet.count-hint", { most, lines: linesOnSheet })}
          error={errors["count"]}
          defaultValue={values["count"] ?? "10"}
        />
        <SelectField
          name="lang"
          width="iin"
          label={t("sheet.lang")}
          error={errors["lang"]}
          defaultValue={values["lang"] ?? (lang === "en" ? "kk" : lang)}
          options={sheetLangs.map((value) => ({ value, label: t(`common.${value}`) }))}
        />
      </PostForm>
      <p className="meta form-note">{t("sheet.page-privacy")}</p>
    </section>
  )
}

/** What can be read and filled in without a serial. */
export function PaperLinks({ here }: { here: string }) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("sheet.get-sheets")}</h2>
      <p>
        <a href={`${here}/application.pdf`}>{t("sheet.download-application")}</a>
      </p>
      <p>
        <a href={`${here}/sheet.pdf`}>{t("sheet.download-specimen")}</a>
      </p>
      <p className="meta">{t("sheet.form-ours")}</p>
    </section>
  )
}
