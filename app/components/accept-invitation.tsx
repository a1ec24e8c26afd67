import { shortestPassword } from "#app/domain/password.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { PasswordField } from "./password-field.tsx"

/** One button, for who is signed in with the account that was invited. */
export function AcceptForm({ email }: { email: string }) {
  const { t } = useLocale()
  return (
    <section className="stack">
      <p>{t("invitation.accept-note", { email })}</p>
      <PostForm submit={t("invitation.accept")}>{null}</PostForm>
    </section>
  )
}

/** Opens the account of the invited address with it. */
export function NewcomerForm({ answer, email }: { answer: ReadAnswer; email: string }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <section className="stack">
      <p>{t("invitation.new-lead", { email })}</p>
      <PostForm submit={t("invitation.new-account")}>
        <TextField
          name="displayName"
          autoComplete="name"
          label={t("invitation.name")}
          hint={t("invitation.name-hint")}
          error={errors["displayName"]}
          defaultValue={values["displayName"]}
        />
        <PasswordField
          name="password"
          label={t("account.password")}
          error={errors["password"]}
          min={shortestPassword}
        />
      </PostForm>
    </section>
  )
}

interface OtherAccountProps {
  email: string
  signedIn: boolean
  /** The page's own address, to come back to after signing in. */
  own: string
}

/** The invited address has an account and another one, or none, is signed in. */
export function OtherAccount({ email, signedIn, own }: OtherAccountProps) {
  const { t, path } = useLocale()
  return (
    <section className="stack">
      <p>{t(signedIn ? "invitation.other-lead" : "invitation.sign-in-lead", { email })}</p>
      {signedIn ? (
        <form method="post" action={path("/session/end")}>
          <Button kind="secondary">{t("account.leave")}</Button>
        </form>
      ) : (
        <ButtonLink href={path(`/session?next=${encodeURIComponent(own)}`)}>
          {t("page.session")}
        </ButtonLink>
      )}
    </section>
  )
}
