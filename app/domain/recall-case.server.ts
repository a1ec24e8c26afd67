import { findLawOf } from "./binding-rule-set.ts"
import { holdsSeatOn } from "./mandate.ts"
import type { PublicId } from "./public-id.ts"
import { recallOutlook } from "./recall-outlook.ts"
import type { RecallOutlook } from "./recall-outlook.ts"
import { assess } from "./recall-rule.ts"
import type { Assessment } from "./recall-rule.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findLatestElectorate } from "#db/queries/areas.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { findPerson } from "#db/queries/people.server.ts"

/** What the law of their seat says of one deputy today. */
export interface DeputyCase {
  readonly person: { readonly publicId: string; readonly name: string }
  readonly outlook: RecallOutlook
  /** How many voters the district has and the day of that number; null where nobody has recorded it. */
  readonly electorate: { readonly registered: number; readonly onDay: string } | null
  /** Of the number of voters alone: how many sign, how many must take part. */
  readonly assessment: Assessment
}

/**
 * Reads the case of a deputy: the days and numbers for the seat that is held today. Undefined where there is
 * no such person, no seat today, or nobody has said which law binds it.
 */
export async function findRecallCase(
  { db, ruleSets }: Pick<House, "db" | "ruleSets">,
  publicId: PublicId,
  lang: Lang,
  now: Instant,
): Promise<DeputyCase | undefined> {
  const today = todayAt(now)
  const person = await findPerson(db.read, publicId, lang)
  if (!person) return undefined
  const mandates = await listMandates(db.read, { personIds: [person.id] }, lang)
  const mandate = mandates.find((held) => holdsSeatOn(held, today))
  const law = mandate && findLawOf(mandate, ruleSets, today)
  if (!mandate || !law) return undefined
  const electorate = mandate.area && (await findLatestElectorate(db.read, mandate.area.id))
  return {
    person: { publicId: person.publicId, name: person.name },
    outlook: recallOutlook(mandate, ruleSets, today),
    electorate: electorate ?? null,
    assessment: assess(law.ruleSet, { office: law.office, electorate: electorate?.registered }),
  }
}
