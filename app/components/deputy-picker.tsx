import { useLocale } from "#app/i18n/locale.tsx"
import { Filters } from "./filters.tsx"
import { List, ListItem } from "./list-item.tsx"
import { officeIn } from "./office.tsx"

interface DeputyPickerProps {
  /** The question over it, where it is not whose promise it is. */
  title?: string | undefined
  question: string
  deputies: readonly {
    person: { publicId: string; name: string }
    mandate: { organization: { name: string }; area: { name: string } | null } | null
  }[]
}

/** Finds the deputy whom the next step is about; each result leads on with `?person=`. */
export function DeputyPicker({ title, question, deputies }: DeputyPickerProps) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{title ?? t("desk.whose")}</h2>
      <p className="field-hint">{t("desk.whose-hint")}</p>
      <Filters
        search={{ name: "q", label: t("people.search"), value: question }}
        filters={[]}
        submit={t("common.search-button")}
      />
      {question !== "" && deputies.length === 0 && <p role="status">{t("desk.whose-none")}</p>}
      {deputies.length > 0 && (
        <List>
          {deputies.map(({ person, mandate }) => (
            <ListItem
              key={person.publicId}
              title={person.name}
              href={`?person=${person.publicId}`}
              meta={[mandate && officeIn(mandate)]}
            />
          ))}
        </List>
      )}
    </section>
  )
}
