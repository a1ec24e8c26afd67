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
}

/** Where something can be read. Only web addresses become links. */
export function SourceLink({ source, label }: SourceLinkProps) {
  const { t, day } = useLocale()
  const name = source.title ?? label
  return (
    <span className="source">
      {/^https?:\/\//i.test(source.url) ? (
        <a href={source.url} rel="external noreferrer" translate="no">
          {name}
        </a>
      ) : (
        <span translate="no">
          {name} ({source.url})
        </span>
      )}
      , {t("record.seen-on", { date: day(source.capturedOn) })}
    </span>
  )
}
