import type { PetitionState } from "#app/domain/petition-state.ts"
import { liveStates } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageKey } from "#app/i18n/translate.ts"
import { petitionPath } from "./paths.ts"

interface PetitionDeedsProps {
  petition: { publicId: string; state: PetitionState }
  may: { second: boolean; reply: boolean; moderate: boolean; withdraw: boolean }
  seconded: boolean
  /** The petition's own address, for its author to send on. */
  url: string
}

/** What this account may do with the petition now; nothing for who only reads. */
export function PetitionDeeds({
  petition: { publicId, state },
  may,
  seconded,
  url,
}: PetitionDeedsProps) {
  const { t, path } = useLocale()
  const here = petitionPath(publicId)
  const links: (readonly [MessageKey, string])[] = []
  if (may.second && state === "seconding" && !seconded) {
    links.push(["petition.second", `${here}/seconding`])
  }
  if (may.reply && state === "reply-window") {
    links.push(["office.reply-title", `/office${here}/reply`])
  }
  if (may.moderate && (state === "legal-check" || state === "seconding")) {
    links.push(["moderation.title", `/moderation${here}`])
  }
  if (may.withdraw && liveStates.includes(state)) {
    links.push(["petition.withdraw", `${here}/withdrawal`])
  }
  const asksForSeconders = may.withdraw && state === "seconding"
  if (links.length === 0 && !seconded && !asksForSeconders) return null
  return (
    <section>
      <h2>{t(may.withdraw ? "petition.yours" : "page.petition")}</h2>
      {seconded && state === "seconding" && <p>{t("petition.second-done")}</p>}
      {asksForSeconders && (
        <>
          <p>{t("petition.second-link")}</p>
          <p className="meta">{url}</p>
        </>
      )}
      {links.map(([label, to]) => (
        <p key={to}>
          <a href={path(to)}>{t(label)}</a>
        </p>
      ))}
    </section>
  )
}
