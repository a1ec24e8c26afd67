import { isMessageKey, translate } from "./translate.ts"
import type { Lang, MessageKey } from "./translate.ts"

/**
 * The reasons of importers, which speak to whoever runs them from a shell, and the sentence of each. The first that
 * fits.
 */
const patterns: readonly (readonly [RegExp, Extract<MessageKey, `importReason.${string}`>])[] = [
  [/^the mapping cannot be read: (.*)$/, "importReason.mapping-unread"],
  [/^(datapackage\.json|voters|vote_events|votes|groups): (.*)$/, "importReason.in-package"],
  [/^not UTF-8: save the file as UTF-8/, "importReason.not-utf8"],
  [/^the gzipped file is damaged/, "importReason.gzip-damaged"],
  [/^the file is larger than 128 MB/, "importReason.too-large-unpacked"],
  [/^there is no such (?:file|folder)$/, "importReason.no-file"],
  [/^gone$/, "importReason.gone"],
  [/^nothing of the file could be taken$/, "importReason.nothing-taken"],
  [/^the file is empty$/, "importReason.empty"],
  [/^the file holds no records$/, "importReason.no-records"],
  [/^is a file; a folder with/, "importReason.no-package"],
  [/^not JSON: (.*)$/, "importReason.not-json"],
  [/^a quote is not closed before line (\d+)$/, "importReason.quote-open"],
  [/^ROLL_KEY_FILE is not set/, "importReason.roll-key"],
  [/^has more cells than the header/, "importReason.more-cells"],
  [/^holds (?:U\+0000|text that no database)/, "importReason.half-letter"],
  [
    /^(?:holds no (?:mandates|motions|promises|record)|holds none of|neither an object)/,
    "importReason.holds-none",
  ],
  [/^holds no list at/, "importReason.no-list"],
  [/^is no object$/, "importReason.no-object"],
  [/^(?:votes: )?lacks the columns? (.*)$/, "importReason.lacks-columns"],
  [/^needs columns for IIN/, "importReason.roll-columns"],
  [/^needs columns for the area/, "importReason.electorate-columns"],
  [/^has no IIN that could be one$/, "importReason.no-iin"],
  [/^has no code of an area$/, "importReason.no-code"],
  [/^the package has no name/, "importReason.package-name"],
  [/^the table (\S+) .*is missing$/, "importReason.table-missing"],
  [/^not read here: use the format popolo-votes/, "importReason.popolo-votes"],
  [/^no collection of Popolo: not kept$/, "importReason.no-collection"],
  [/^columns not kept: (.*)$/, "importReason.columns-unkept"],
  [/^not kept of voters who are known: (.*)$/, "importReason.voter-fields-unkept"],
  [/^its (?:motion|vote event) was rejected$/, "importReason.rejected-motion"],
  [/^the (.*) "(.*)" was rejected$/, "importReason.was-rejected"],
  [/^no organization "(.*)" is known: added under this name$/, "importReason.added-name"],
  [/^no (?:\w+) "(.*)" is known: (?:it is added|added as a constituency)$/, "importReason.added"],
  [/^no organization "(.*)" is known: taken for/, "importReason.taken-for"],
  [/^no (?:[\w ]+) "(.*)" is known: the id is kept$/, "importReason.id-kept"],
  [/^no (?:person|voter) "(.*?)"(?: is known| in voters)(.*)$/, "importReason.no-person"],
  [/^no (?:[\w ]+) "(.*)" is known$/, "importReason.unknown"],
  [/^no vote event "(.*)" in vote_events$/, "importReason.no-vote-event"],
  [/^the id "(.*)" stands for (.*) already/, "importReason.stands-already"],
  [/^the id "(.*)" stands for another record at (.*)$/, "importReason.stands-other"],
  [
    /^(?:the voter |the code |the organization )?"(.*)" fits (?:two|several)/,
    "importReason.fits-two",
  ],
  [/^the voter "(.*)" has another name/, "importReason.other-name"],
  [/^the voter "(.*)" is a member of another legislature/, "importReason.other-chamber"],
  [/^the other of the pair is not kept: (.*)$/, "importReason.pair"],
  [/^the source counts (\d+) "(.*)", its votes are (\d+)$/, "importReason.counts-differ"],
  [/^(\d+) counts are not of an option alone/, "importReason.counts-unread"],
  [/^one voter, one event, two options: (.*)$/, "importReason.two-options"],
  [/^names no organization, and its voters/, "importReason.no-organization"],
  [
    /^names no organization: its motions are kept under one named "(.*)"$/,
    "importReason.motions-under",
  ],
  [/^names no (\w+)$/, "importReason.names-none"],
  [/^(.*) is no day of the calendar(.*)$/, "importReason.no-day"],
  [
    /^"(.*)" is (?:a code of the source, no number of voters|no number of registered voters)$/,
    "importReason.no-voters",
  ],
  [/^one area, one day, another number at (.*)$/, "importReason.two-numbers"],
  [/^one voter stands with other data at (.*)$/, "importReason.one-voter-twice"],
  [/^its district is not known$/, "importReason.district-unknown"],
  [/^its district fits two/, "importReason.district-two"],
  [/^no rule set "(.*)" is known$/, "importReason.no-rule-set"],
  [/^(.*): kept with the organization "(.*)"$/, "importReason.no-legislative-period"],
  [/^(.*), and the file holds no home for it$/, "importReason.no-home"],
  [/^their rating "(.*)" is not in the mapping/, "importReason.their-word"],
  [/^has no name$/, "importReason.no-name"],
  [/^has neither /, "importReason.neither-name"],
  [/^has no surname$/, "importReason.no-surname"],
  [/^has no settlement$/, "importReason.no-settlement"],
  [/^is nested in a person that was rejected$/, "importReason.nested-rejected"],
  [/^names no voter by id$/, "importReason.no-voter-id"],
  [/^unknown option "(.*)"$/, "importReason.unknown-option"],
  [/^names no legislature: organizations/, "importReason.no-legislature"],
  [/^is missing/, "importReason.missing"],
  [/^is none of (.*)$/, "importReason.none-of"],
  [/^is no (?:whole day|day of the calendar)/, "importReason.whole-day"],
  [/^is no language tag/, "importReason.no-lang"],
  [/^is no http address$/, "importReason.no-address"],
  [/^is no list of houses/, "importReason.no-houses"],
  [/^is no code of nine digits$/, "importReason.nine-digits"],
  [/^is too long$/, "importReason.too-long"],
  [/^is before term_start$/, "importReason.term-backwards"],
  [/^is no record, or has more/, "importReason.no-record"],
  [/^is hidden where it was exported/, "importReason.hidden-words"],
  [/^is no JSON pointer/, "importReason.no-pointer"],
  [/^is no public id$/, "importReason.no-public-id"],
  [/^(?:Invalid|Too|Expected|Unrecognized)/, "importReason.wrong-value"],
  [/^IIN$/, "importReason.iin"],
  [/^ends before it begins$/, "importReason.backwards"],
  [/^overlaps with the membership at (.*): kept/, "importReason.overlaps"],
  [/^stopped: (.*)$/, "importReason.stopped"],
]

/**
 * Why a record was not taken, in the reader's language. What the file itself says stands in the sentence as it
 * is; a reason that has no sentence is given in the importer's own words.
 */
export function sayReason(lang: Lang, reason: string): string {
  for (const [pattern, key] of patterns) {
    const found = pattern.exec(reason)
    if (found) return translate(lang, key, argsOf(lang, found))
  }
  const refused = `refusal.${reason.replaceAll(" ", "-")}`
  if (isMessageKey(refused)) return translate(lang, refused)
  return (
    fieldsOf(reason)
      ?.map(([field, what]) => `${field}: ${sayReason(lang, what)}`)
      .join("; ") ?? reason
  )
}

/** A reason may be several, each with its field: `power: is missing; lang: is no language tag`. */
function fieldsOf(reason: string): (readonly [string, string])[] | undefined {
  const parts = reason.split("; ").map((part) => /^([a-z_.0-9]+): (.+)$/.exec(part))
  const pairs = parts.flatMap((part) => (part ? [[part[1] ?? "", part[2] ?? ""] as const] : []))
  return pairs.length === parts.length ? pairs : undefined
}

/** Tells whether a reason has a sentence of its own. */
export function hasSentence(reason: string): boolean {
  if (isMessageKey(`refusal.${reason.replaceAll(" ", "-")}`)) return true
  if (patterns.some(([pattern]) => pattern.test(reason))) return true
  return fieldsOf(reason)?.every(([, what]) => hasSentence(what)) ?? false
}

function argsOf(lang: Lang, [, a = "", b = "", c = ""]: RegExpExecArray) {
  const iin = translate(lang, "importReason.iin")
  // A reason may hold another: that of a table of a package, of the other of a pair.
  return { a: sayReason(lang, a), b: sayReason(lang, b), c, utf: "UTF-8", json: "JSON", iin }
}
