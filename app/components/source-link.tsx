import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"

export interface ShownSource {
  url: string
  title: string | null
  capturedOn: string
}

interface SourceLinkProps {
  source: ShownSource
  /** What to call the source where it has no title. */
  label: string
  /** The source's public id, where a copy of it can be opened here. */
  copy?: string | undefined
}

/** Where something can be read. Only web addresses become links; of a hidden copy the stub is said. */
export function SourceLink({ source, label, copy }: SourceLinkProps) {
  const { t, day, path, heading } = useLocale()
  const name = source.title ?? label
  if (isHidden(name)) return <span className="source">{heading(name)}</span>
  // A file that was never on the web is named by its content (RFC 6920): nothing to go to.
  const address = source.url.startsWith("ni:") ? "" : ` (${source.url})`
  return (
    <span className="source">
      {/^https?:\/\//i.test(source.url) ? (
        <a href={source.url} rel="external noreferrer" translate="no">
          {name}
        </a>
      ) : (
        <span translate="no">
          {name}
          {address}
        </span>
      )}
      , {t("record.seen-on", { date: day(source.capturedOn) })}
      {copy !== undefined && (
        <>
          {" · "}
          <a href={path(`/sources/${copy}/copy`)}>{t("capture.copy")}</a>
        </>
      )}
    </span>
  )
}
