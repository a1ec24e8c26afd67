import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"

interface EdsFormProps {
  answer: ReadAnswer
  /** The address of the file to be signed. */
  file: string
  /** The very bytes of that file in base64, for a program on this computer. */
  challenge: string
}

/**
 * Three steps with any program that signs files; a script, where it runs, does them in one with the program
 * on this computer.
 */
export function EdsForm({ answer, file, challenge }: EdsFormProps) {
  const { t, lang } = useLocale()
  return (
    <>
      <section>
        <h2>{t("identity.eds-take")}</h2>
        <p>{t("identity.eds-take-text")}</p>
        <p>
          <ButtonLink kind="secondary" href={file} download>
            {t("identity.eds-download")}
          </ButtonLink>
        </p>
      </section>
      <section>
        <h2>{t("identity.eds-sign")}</h2>
        <p>{t("identity.eds-sign-text")}</p>
        <div>
          <p className="notice" role="status" hidden data-say="failed">
            {t("identity.eds-layer-failed")}
          </p>
          <form
            method="post"
            encType="multipart/form-data"
            hidden
            data-sign={challenge}
            data-lang={lang}
          >
            <input type="hidden" name="cms" value="" />
            <Button kind="secondary">{t("identity.eds-layer")}</Button>
          </form>
          <script src="/ncalayer.js" defer />
        </div>
      </section>
      <section>
        <h2>{t("identity.eds-send")}</h2>
        <form method="post" encType="multipart/form-data" className="form">
          <TextField
            name="cms"
            type="file"
            accept=".cms,.p7s,.p7b,.sig"
            label={t("identity.eds-file")}
            error={answer.errors["cms"]}
          />
          <Button>{t("identity.eds-submit")}</Button>
        </form>
      </section>
    </>
  )
}
