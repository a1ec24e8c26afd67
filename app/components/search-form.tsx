import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { TextField } from "./form-field.tsx"
import { useStop } from "./standing-context.tsx"
import { StopNotice } from "./stop-notice.tsx"

/**
 * One field for everything. It is a plain form; on this page alone a script shows what would be found while
 * somebody types.
 */
export function SearchForm({ question }: { question: string }) {
  const { t, path } = useLocale()
  if (useStop("search")) {
    return (
      <>
        <StopNotice kind="search" top />
        <p>
          <a href={path("/areas")}>{t("home.areas-link")}</a>
        </p>
      </>
    )
  }
  return (
    <form
      className="form search-form"
      method="get"
      action={path("/search")}
      role="search"
      aria-label={t("common.search-button")}
    >
      <TextField
        name="q"
        type="search"
        label={t("search.label")}
        hint={t("search.hint")}
        defaultValue={question}
        maxLength={100}
        autoComplete="off"
        width="full"
        required
      />
      <div className="search-hints" hidden data-hints={path("/search/hints?q=")}>
        <p role="status" />
        <ul />
      </div>
      <Button>{t("common.search-button")}</Button>
      <script src="/search.js" defer />
    </form>
  )
}
