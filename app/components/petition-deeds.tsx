import type { PetitionState } from "#app/domain/petition-state.ts"
import { beforeOpeningStates, liveStates } from "#app/domain/petition-state.ts"
import { mayChooseWays } from "#app/domain/petition-ways.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/lang.ts"
import type { MessageKey } from "#app/i18n/translate.ts"
import { petitionPath } from "./paths.ts"

interface PetitionDeedsProps {
  petition: { publicId: string; state: PetitionState; frozenAt: string | null; lang: string }
  may: {
    edit: boolean
    reply: boolean
    moderate: boolean
    pause: boolean
    withdraw: boolean
    ways: boolean
    translate: boolean
  }
  seconders: { count: number; needed: number }
  /** The address at which others second the petition, for its author to send on. */
  secondingUrl: string
  /** A ground fell and the petition came back. */
  returned: boolean
}

/** What this account may do with the petition now; nothing for who only reads. */
export function PetitionDeeds({
  petition,
  may,
  seconders,
  secondingUrl,
  returned,
}: PetitionDeedsProps) {
  const { t, path } = useLocale()
  const { state } = petition
  const links = linksOf(petition, may)
  const yours = may.edit || may.withdraw
  const asksForSeconders = yours && state === "seconding"
  const draft = yours && state === "draft"
  if (links.length === 0 && !asksForSeconders && !draft) return null
  return (
    <section>
      <h2>{t(yours ? "petition.yours" : "page.petition")}</h2>
      {draft && <p>{t(returned ? "petition.returned" : "opening.draft-yours")}</p>}
      {asksForSeconders && (
        <>
          <p>{t("petition.second-link")}</p>
          <p className="meta">{secondingUrl}</p>
          <p>{t("petition.seconders-so-far", seconders)}</p>
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

function linksOf(
  { publicId, state, frozenAt, lang }: PetitionDeedsProps["petition"],
  may: PetitionDeedsProps["may"],
): (readonly [MessageKey, string])[] {
  const here = petitionPath(publicId)
  const links: (readonly [MessageKey, string])[] = []
  const editable = (state === "draft" || state === "seconding") && frozenAt === null
  if (may.edit && editable) links.push(["petition.edit", `${here}/edit`])
  if (may.edit && beforeOpeningStates.includes(state)) {
    links.push(["sheet.preview", `${here}/sheet.pdf`])
  }
  if (may.reply && state === "reply-window") {
    links.push(["office.reply-title", `/office${here}/reply`])
  }
  if (may.moderate && (state === "legal-check" || state === "seconding")) {
    links.push(["moderation.title", `/moderation${here}`])
  }
  if (may.ways && mayChooseWays(state)) links.push(["ways.link", `${here}/ways`])
  if (may.translate) {
    for (const into of langs.filter((one) => one !== lang)) {
      links.push([`translation.into-${into}`, `${here}/translation/${into}`])
    }
  }
  if (may.pause && state === "open") links.push(["pause.title", `/moderation${here}/pause`])
  if (may.pause && state === "paused") links.push(["pause.resume", `/moderation${here}/resume`])
  if (may.withdraw && liveStates.includes(state)) {
    links.push(["petition.withdraw", `${here}/withdrawal`])
  }
  return links
}
