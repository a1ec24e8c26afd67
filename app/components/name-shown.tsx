import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"

interface NameShownProps {
  name: string | null
  isShown: boolean
}

/** Whether one's name stands on the organisation's page, and a button that changes it. */
export function NameShown({ name, isShown }: NameShownProps) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("conflict.name-title")}</h2>
      {name === null ? (
        <p>{t("conflict.name-missing")}</p>
      ) : (
        <div className="stack-close">
          <p>{isShown ? t("conflict.name-shown", { name }) : t("conflict.name-hidden")}</p>
          <form method="post" action={path("/account/shown-name")}>
            <input type="hidden" name="shown" value={isShown ? "no" : "yes"} />
            <Button kind="secondary">
              {t(isShown ? "conflict.name-hide" : "conflict.name-show")}
            </Button>
          </form>
        </div>
      )}
    </section>
  )
}
