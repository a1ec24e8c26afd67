import { useLocale } from "#app/i18n/locale.tsx"
import { OfficeDeeds } from "./office-deeds.tsx"
import { pledgePath } from "./paths.ts"
import { TranslationLinks } from "./translation-links.tsx"

interface PledgeDeedsProps {
  publicId: string
  lang: string
  may: {
    revise: boolean
    link: boolean
    challenge: boolean
    claim: boolean
    dispute: boolean
    translate: boolean
  }
}

/** What the reader may do here; for most readers nothing. */
export function PledgeDeeds({ publicId, lang, may }: PledgeDeedsProps) {
  const { t, path } = useLocale()
  const here = path(pledgePath(publicId))
  if (!may.revise && !may.link && !may.challenge && !may.claim && !may.translate) return null
  return (
    <ul className="deeds">
      {may.revise && (
        <li>
          <a href={`${here}/edit`}>{t("capture.edit")}</a>
        </li>
      )}
      {may.link && (
        <li>
          <a href={`${here}/evidence/new`}>{t("record.add-evidence")}</a>
        </li>
      )}
      {may.translate && <TranslationLinks here={here} lang={lang} />}
      {may.challenge && (
        <li>
          <a href={`${here}/challenge`}>{t("record.challenge")}</a>
        </li>
      )}
      {may.claim && (
        <li>
          <a href={`${here}/claims/new`}>{t("record.update-claim")}</a>
        </li>
      )}
      {may.dispute && <OfficeDeeds here={here} />}
    </ul>
  )
}
