import { isMessageKey, translate } from "./translate.ts"
import type { Lang, MessageArgs } from "./translate.ts"

/** Tables whose rows hold others, by what a reader calls them. */
const holders: readonly (readonly [RegExp, string])[] = [
  [/^(petition|recall|signature|sheet)/, "petition"],
  [/^(verdict|coding)/, "verdict"],
  [/^(evidence|vote_annotation)/, "evidence"],
  [/^(claim|finding_reply|rescope)/, "claim"],
  [/^(account|invitation|profile|delegat)/, "account"],
  [/^(membership|post|candidacy)/, "membership"],
  [/^(pledge|further_source|source_)/, "pledge"],
  [/^vote/, "vote"],
  [/^(area|place|electorate)/, "area"],
  [/^(removal|report|hidden|appeal|moderation)/, "removal"],
  [/^follow/, "follow"],
]

/** A word or sentence about an import. A code that has none is given as it is: it comes from the file. */
export function sayImport(lang: Lang, code: string, args?: MessageArgs): string {
  const key = `imports.${code}`
  return isMessageKey(key) ? translate(lang, key, args) : code
}

/** What holds a row, told by the table in which it stands. */
export function sayHolder(lang: Lang, table: string): string {
  const key = `imports.held-by-${table}`
  if (isMessageKey(key)) return translate(lang, key)
  const [, word = "other"] = holders.find(([pattern]) => pattern.test(table)) ?? []
  return sayImport(lang, `held-by-${word}`)
}
