import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import type { TicketOutcome } from "#app/domain/ticket.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

/** Asks who speaks for a deputy to answer a new finding. `promise`: its public id. */
export function findingReplyAsked(
  { lang, promise }: { readonly lang: Lang; readonly promise: string },
  { origin }: Sender,
): Letter {
  const { t, path } = makeLocale(lang)
  return setLetter(lang, "answers.mail-subject", [
    t("answers.mail-asked", { site: t("common.site") }),
    t("answers.mail-do"),
    { url: `${origin}${path(`/promises/${promise}/reply`)}` },
    t("answers.mail-rule"),
  ])
}

export interface TicketAnswered {
  readonly lang: Lang
  readonly outcome: TicketOutcome
  readonly reason: string
  /** Public id of the promise. */
  readonly promise: string
}

/** Tells who speaks for a deputy how a ticket ended. */
export function ticketAnswered(mail: TicketAnswered, { origin }: Sender): Letter {
  const { t, path } = makeLocale(mail.lang)
  return setLetter(mail.lang, "ticket.mail-subject", [
    t("ticket.mail-answered", { outcome: t(`ticket.outcome-${mail.outcome}`) }),
    t("ticket.mail-reason", { reason: mail.reason }),
    { url: `${origin}${path(`/promises/${mail.promise}`)}` },
  ])
}
