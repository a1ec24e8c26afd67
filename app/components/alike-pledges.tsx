import { useLocale } from "#app/i18n/locale.tsx"
import { pledgePath } from "./paths.ts"

export interface AlikePledge {
  publicId: string
  text: string
  lang: string
}

/**
 * Asks whether a promise is one of those on record. It stands within the form: sending it once more says
 * that it is none of those that were shown.
 */
export function AlikeAsked({ alike }: { alike: readonly AlikePledge[] }) {
  const { t, quote, path } = useLocale()
  return (
    <section className="notice" role="alert">
      <h2>{t("capture.alike")}</h2>
      <p>{t("capture.alike-lead")}</p>
      <ul>
        {alike.map(({ publicId, text, lang }) => (
          <li key={publicId}>
            <span lang={lang}>{quote(text)}</span>{" "}
            <a href={path(pledgePath(publicId))}>{t("capture.alike-same")}</a>
            <input type="hidden" name="different" value={publicId} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Filled in by the page's script while somebody types; without it the form asks when it is sent. */
export function AlikeWhileTyping({ personId }: { personId: string }) {
  const { t, path } = useLocale()
  return (
    <>
      <div
        className="notice"
        role="status"
        hidden
        data-alike={path(`/promises/similar?person=${personId}&q=`)}
      >
        <p>{t("capture.alike-typing")}</p>
        <ul />
      </div>
      <script src="/similar-promises.js" defer />
    </>
  )
}
