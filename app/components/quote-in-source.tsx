import type { InContext } from "#app/domain/quote.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Passage } from "./captured-passage.tsx"
import { inFours } from "./in-fours.ts"
import { SourceLink } from "./source-link.tsx"
import type { ShownSource } from "./source-link.tsx"
import { TongueMark } from "./tongue.tsx"

interface QuoteInSourceProps {
  passage: InContext
  lang: string
  source: ShownSource & { publicId: string; sha256: string | null; capturedAt: string | null }
}

/** The words of a promise where they stand in the copy that is kept of their source. */
export function QuoteInSource({ passage, lang, source }: QuoteInSourceProps) {
  const { t, day } = useLocale()
  const { publicId, sha256, capturedAt } = source
  return (
    <section>
      <h2>{t("capture.in-source")}</h2>
      <div lang={lang}>
        <Passage {...passage} />
      </div>
      <p className="meta">
        <TongueMark lang={lang} /> <SourceLink source={source} label={source.url} copy={publicId} />
        {capturedAt !== null &&
          ` · ${t("capture.taken-on", { date: day(dayIn(defaultZone, capturedAt)) })}`}
      </p>
      {sha256 !== null && (
        <p className="meta">
          {t("record.copy-hash")}: <code translate="no">{inFours(sha256)}</code>
        </p>
      )}
    </section>
  )
}
