import type { ImportFormat } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { OptionList } from "./option-list.tsx"

interface ImportFieldsProps {
  answer: ReadAnswer
  formats: readonly ImportFormat[]
}

const endings = ".json,.csv,.tsv,.txt,.gz,.md"

/** What a file holds, the file, and what it does not say itself. */
export function ImportFields({ answer: { errors, values }, formats }: ImportFieldsProps) {
  const { t } = useLocale()
  return (
    <>
      <OptionList
        type="radio"
        name="format"
        required
        legend={t("imports.what")}
        error={errors["format"]}
        options={formats.map((value) => ({
          value,
          label: t(`imports.format-${value}`),
          chosen: values["format"] === value,
        }))}
      />
      <TextField
        name="files"
        type="file"
        multiple
        accept={endings}
        label={t("imports.files")}
        hint={t("imports.files-hint")}
        error={errors["files"]}
      />
      <TextField
        name="source"
        optional
        label={t("imports.source")}
        hint={t("imports.source-hint")}
        error={errors["source"]}
        defaultValue={values["source"]}
      />
      <TextField
        name="mapping"
        type="file"
        optional
        accept=".json"
        label={t("imports.mapping")}
        hint={t("imports.mapping-hint")}
      />
      <TextField
        name="person"
        optional
        label={t("imports.person")}
        hint={t("imports.person-hint")}
        error={errors["person"]}
        defaultValue={values["person"]}
      />
    </>
  )
}
