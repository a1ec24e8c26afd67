import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"

interface PasskeyFormProps {
  /** Makes a passkey, or signs with one. */
  deed: "create" | "get"
  /** The question to the device, as WebAuthn writes it. */
  options: unknown
  /** The challenge, sealed. */
  state: string
  submit: string
  /** Fields of its own. */
  children?: ReactNode
}

/**
 * A form that a device fills in. It shows itself once the script of the page runs in a browser that knows
 * passkeys; until then it says what to do instead.
 */
export function PasskeyForm({ deed, options, state, submit, children }: PasskeyFormProps) {
  const { t } = useLocale()
  return (
    <div>
      <noscript>
        <p className="notice">{t("factor.no-script")}</p>
      </noscript>
      <p className="notice" role="status" hidden data-say="unsupported">
        {t("factor.unsupported")}
      </p>
      <p className="notice" role="status" hidden data-say="failed">
        {t("factor.failed")}
      </p>
      <form
        method="post"
        className="form"
        hidden
        data-passkey={deed}
        data-options={JSON.stringify(options)}
      >
        {children}
        <input type="hidden" name="state" value={state} />
        <input type="hidden" name="answer" value="" />
        <Button>{submit}</Button>
      </form>
      <script src="/simplewebauthn.js" defer />
      <script src="/passkeys.js" defer />
    </div>
  )
}
