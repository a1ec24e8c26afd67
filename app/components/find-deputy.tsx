import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { TextField } from "./form-field.tsx"
import { useStop } from "./standing-context.tsx"
import { StopNotice } from "./stop-notice.tsx"

/** The first question of the site: who is my deputy? A plain GET form. */
export function FindDeputy() {
  const { t, path } = useLocale()
  const stop = useStop("search")
  return (
    <div className="find-deputy">
      <h1>{t("home.title")}</h1>
      <p className="lead">{t("home.lead")}</p>
      {stop ? <StopNotice kind="search" top /> : <NameForm />}
      <p>
        <a href={path("/areas")}>{t("home.areas-link")}</a>
      </p>
    </div>
  )
}

function NameForm() {
  const { t, path } = useLocale()
  return (
    <form
      className="form"
      method="get"
      action={path("/search")}
      role="search"
      aria-label={t("home.search-button")}
    >
      <TextField
        name="q"
        type="search"
        label={t("home.search-label")}
        hint={t("home.search-hint")}
        maxLength={100}
        required
      />
      <Button>{t("home.search-button")}</Button>
    </form>
  )
}
