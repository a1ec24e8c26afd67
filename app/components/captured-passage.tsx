import type { InContext } from "#app/domain/quote.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Panel } from "./panel.tsx"
import { SourceLink } from "./source-link.tsx"

export interface ShownCapture {
  publicId: string
  url: string
  title: string | null
  capturedOn: string
  isText: boolean
  marked: InContext | null
}

interface CapturedPassageProps {
  source: ShownCapture
  /** What the next step is told: whose promise it is. */
  query: string
}

/** The source of which a copy is kept, and the passage that was marked in it. */
export function CapturedPassage({ source, query }: CapturedPassageProps) {
  const { t, path } = useLocale()
  return (
    <Panel>
      <p className="meta">
        {t("capture.from")} <SourceLink source={source} label={source.url} copy={source.publicId} />
      </p>
      {source.marked && <Passage {...source.marked} />}
      {source.isText ? (
        <p>
          <a href={path(`/promises/capture/${source.publicId}?${query}`)}>
            {t("capture.mark-another")}
          </a>
        </p>
      ) : (
        <p>{t("capture.no-text")}</p>
      )}
    </Panel>
  )
}

/** A quote where it stands, with what is around it. */
export function Passage({ before, quote, after }: InContext) {
  return (
    <blockquote className="passage">
      {before}
      <mark>{quote}</mark>
      {after}
    </blockquote>
  )
}
