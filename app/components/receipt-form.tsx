import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"

/**
 * Takes a receipt. With the script the file is read in the browser, and what the holder types of themselves
 * too; without it the file alone goes to the server, which can prove that it stands in the log, not whose
 * it is.
 */
export function ReceiptForm({ vkeys, ends }: { vkeys: readonly string[]; ends: string }) {
  const { t } = useLocale()
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="form"
      data-receipts
      data-ends={ends}
    >
      <p className="notice" data-carried hidden role="status">
        {t("receipt.carried")}
      </p>
      <noscript>
        <p className="notice">{t("receipt.no-script")}</p>
      </noscript>
      <div className="field">
        <label className="field-label" htmlFor="receipt">
          {t("receipt.file")}
        </label>
        <p className="field-hint" id="receipt-hint">
          {t("receipt.file-hint")}
        </p>
        <input
          id="receipt"
          name="receipt"
          type="file"
          className="field-control field-medium"
          required
          aria-describedby="receipt-hint"
          data-field="file"
        />
      </div>
      <fieldset className="field-group" data-with-script hidden>
        <legend>{t("receipt.person")}</legend>
        <p className="field-hint">{t("receipt.person-hint")}</p>
        <Typed name="family" />
        <Typed name="given" />
        <Typed name="patronymic" />
        <Typed name="identifier" />
      </fieldset>
      <KeysField vkeys={vkeys} />
      <Button>{t("receipt.check")}</Button>
      <script src="/check-receipts.js" defer />
    </form>
  )
}

/** A field without a name: a browser sends it nowhere. */
function Typed({ name }: { name: "family" | "given" | "patronymic" | "identifier" }) {
  const { t } = useLocale()
  const id = `receipt-${name}`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t(`receipt.${name}`)}
      </label>
      <input
        id={id}
        type="text"
        className={`field-control field-${name === "identifier" ? "iin" : "medium"}`}
        autoComplete="off"
        data-field={name}
      />
    </div>
  )
}

/** The keys that are trusted: the site's own, unless the holder puts others in. */
function KeysField({ vkeys }: { vkeys: readonly string[] }) {
  const { t } = useLocale()
  return (
    <details data-with-script hidden>
      <summary>{t("receipt.keys")}</summary>
      <p>{t("receipt.keys-hint")}</p>
      <div className="field">
        <label className="field-label" htmlFor="receipt-vkeys">
          {t("receipt.keys-label")}
        </label>
        <textarea
          id="receipt-vkeys"
          className="field-control"
          rows={3}
          data-field="vkeys"
          translate="no"
          defaultValue={vkeys.join("\n")}
        />
      </div>
    </details>
  )
}
