import type { Locale } from "#app/i18n/locale.tsx"

interface Asked {
  readonly reply: { readonly outcome: string; readonly text: string | null } | null
  readonly replyDueOn: string | null
  readonly replyOpen: boolean
}

/** The deputy's reply, or how it stands with it, in the words of the petition's page. */
export function replyWords({ t, day }: Locale, { reply, replyDueOn, replyOpen }: Asked): string {
  if (reply?.outcome === "given" && reply.text !== null) return reply.text
  const asked = replyDueOn === null ? [] : [t("petition.asked-until", { date: day(replyDueOn) })]
  if (reply?.outcome === "declined") return t("petition.reply-declined")
  if (reply) return [t("petition.reply-silent"), ...asked].join(" ")
  if (replyDueOn !== null) return [t("petition.reply-awaited"), ...asked].join(" ")
  return t(replyOpen ? "petition.reply-to-come" : "petition.reply-not-asked")
}
