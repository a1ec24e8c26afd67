import type { Named } from "#scripts/demo/words/named.ts"
import { statements, title } from "#scripts/demo/words/petition-texts.ts"

export const translatedTitle: Named = { ...title, en: "Recall of a maslikhat deputy: {name}" }

const inEnglish = [
  "Before the election the deputy said: {promise}.\n\nThe time is over and the promise is not kept. When the session decided on the money, we did not hear the deputy’s voice. We are voters of this district. We trusted this promise, and now we take our trust back.",
  "Twice we asked the deputy in writing when this promise would be kept: {promise}. There was no clear answer. An organisation checked the promise and assessed it as broken. Let the deputy explain it to the voters, and let a vote decide.",
  "{promise}. These words stand in the election programme. Nothing has changed on the spot, and the money went to other works. The people of the district want to hear the deputy’s report and ask to put the question of a recall.",
] as const

/** The texts of petitions in all languages of the site, in the order in which they are written. */
export const translatedStatements: readonly Named[] = statements.map((said, at) => ({
  ...said,
  en: inEnglish[at] ?? "",
}))
