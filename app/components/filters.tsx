import { useLocale } from "#app/i18n/locale.tsx"

export interface Filter {
  name: string
  label: string
  /** The value in force; empty for all. */
  value: string
  options: readonly { value: string; label: string }[]
}

interface FiltersProps {
  action?: string | undefined
  filters: readonly Filter[]
  /** A field for words, before the selects. */
  search?: { name: string; label: string; value: string } | undefined
  /** Values that stay while others are chosen. */
  kept?: Readonly<Record<string, string | undefined>> | undefined
  /** The button's word, where it is not "Show". */
  submit?: string | undefined
}

/** A list's choices as a plain GET form, so that every filtered list has an address. */
export function Filters({ action, filters, search, kept = {}, submit }: FiltersProps) {
  const { t } = useLocale()
  const hidden = Object.entries(kept).filter(([, value]) => value)
  return (
    <form
      className="filters"
      method="get"
      action={action}
      aria-label={t("ui.filters")}
      role="search"
    >
      {search && (
        <div className="filters-field">
          <label className="field-label" htmlFor={search.name}>
            {search.label}
          </label>
          <input
            className="field-control"
            type="search"
            id={search.name}
            name={search.name}
            defaultValue={search.value}
          />
        </div>
      )}
      {filters.map((filter) => (
        <FilterSelect key={filter.name} {...filter} />
      ))}
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="button button-secondary" type="submit">
        {submit ?? t("ui.filter")}
      </button>
    </form>
  )
}

function FilterSelect({ name, label, value, options }: Filter) {
  const { t } = useLocale()
  return (
    <div className="filters-field">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      <select className="field-control" id={name} name={name} defaultValue={value}>
        <option value="">{t("ui.any")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
