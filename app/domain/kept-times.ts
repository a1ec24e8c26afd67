import { addressKept, confirmable } from "./evidence-offer.ts"
import { followRequestLasts } from "./follow.ts"
import { identificationLasts } from "./identity.ts"
import { invitationLasts } from "./invitation.ts"
import { retention } from "./retention.ts"
import { sessionLimits } from "./session.ts"
import { linkLifetime } from "./signature.ts"
import { day } from "#app/lib/instant.ts"

/** What starts the time of a kind of data. */
export type KeptSince =
  | "asked"
  | "petition-over"
  | "drive-over"
  | "day-over"
  | "signed-in"
  | "given-up"
  | "answered"
  | "ended"
  | "imported"
  | "touched"
  | "made"

/** How long a kind of data is kept: milliseconds from an event on, or until the person ends it. */
export type KeptTime =
  | { readonly since: KeptSince; readonly lasts: number; readonly most?: number }
  | { readonly since: "owner" }

/**
 * Every kind of personal data that this site keeps, and how long: what the jobs of the clock go by, and what
 * the privacy page says. No law of Kazakhstan gives a number: data are kept until their purpose is reached
 * (94-V). Where signers' data are meant, the days follow the European citizens' initiative (2019/788, article 19).
 */
export const keptTimes = {
  /** What a signer said, the proof of who they are, the marks of address and number. */
  statement: {
    since: "petition-over",
    lasts: retention.usual.value * day,
    most: retention.most.value * day,
  },
  /** What was read from a petition's sheets, their scans, the petition's own key. */
  paper: { since: "drive-over", lasts: retention.usual.value * day },
  /** What somebody said who did not follow the link. */
  request: { since: "asked", lasts: linkLifetime },
  /** What was shown to an identity service or signed with a digital signature, where nobody signed with it. */
  identification: { since: "asked", lasts: identificationLasts },
  /** The mark of the network that a request came from, and of its mail provider. 14 days after the end at the latest. */
  network: { since: "asked", lasts: 30 * day, most: 14 * day },
  /** The key that those marks of a day were made with; how often somebody tried or asked. */
  tries: { since: "day-over", lasts: 0 },
  session: { since: "signed-in", lasts: sessionLimits("constituent").absolute },
  account: { since: "owner" },
  follower: { since: "owner" },
  "follow-request": { since: "asked", lasts: followRequestLasts },
  /** A letter that could not be sent: its content goes at once, that there was one stays a while. */
  letter: { since: "given-up", lasts: 30 * day },
  /** Address and words of who offered evidence and did not confirm. */
  "offer-unconfirmed": { since: "asked", lasts: confirmable },
  /** The address of who offered evidence, and the words and file of what was refused. */
  offer: { since: "answered", lasts: addressKept },
  /** The address of who reported a text: as long as the answer can be appealed. */
  reporter: { since: "answered", lasts: 31 * day },
  /** What they wrote, and what appeals say. */
  "report-words": { since: "answered", lasts: 365 * day },
  /** What somebody wrote who asked for their own data, with the address. */
  "data-request": { since: "answered", lasts: 30 * day },
  invitation: { since: "asked", lasts: invitationLasts },
  "invitation-mark": { since: "ended", lasts: 30 * day },
  /** Files handed in for an import on which nobody decided. */
  upload: { since: "asked", lasts: day },
  /** The keyed marks of a voters' roll; longer while a petition of the district collects. */
  roll: { since: "imported", lasts: 365 * day },
  /** What a program asked for, so that it is not done twice. */
  "program-key": { since: "asked", lasts: day },
  token: { since: "ended", lasts: 90 * day },
  /** The text of a petition that its author left lying. */
  draft: { since: "touched", lasts: 365 * day },
  /** Copies of the database: what was destroyed is gone from the last of them then. */
  backup: { since: "made", lasts: 35 * day },
} as const satisfies Record<string, KeptTime>

export type KeptKind = keyof typeof keptTimes

export const keptKinds = Object.keys(keptTimes) as readonly KeptKind[]

/** A length of time in the largest unit that gives a whole number. */
export function unitOf(milliseconds: number): {
  readonly unit: "days" | "hours" | "minutes"
  readonly count: number
} {
  const units = [
    ["days", day],
    ["hours", day / 24],
    ["minutes", day / 24 / 60],
  ] as const
  for (const [unit, length] of units) {
    if (milliseconds % length === 0) return { unit, count: milliseconds / length }
  }
  throw new Error(`${String(milliseconds)} ms is no whole number of minutes`)
}
