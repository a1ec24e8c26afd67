import type { LawBasis } from "./law-basis.ts"
import { holdsSeatOn } from "./mandate.ts"
import { pathToOpening } from "./petition-path.ts"
import type { PetitionState } from "./petition-state.ts"
import { findLawful } from "./petition-law.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { recallOutlook } from "./recall-outlook.ts"
import type { RecallOutlook } from "./recall-outlook.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findLivePetition } from "#db/queries/petitions.server.ts"

/** What petition about a deputy may be begun today, as its author is told before writing. */
export interface PossiblePetition {
  /** Public id of the mandate that is held today. */
  readonly mandate: string
  readonly ruleSetName: RuleSet["name"]
  readonly advisory: boolean
  readonly needed: number | null
  readonly electorate: number | null
  /** What comes before signing opens. */
  readonly steps: readonly PetitionState[]
  readonly seconders: number
  /** Where the law is that of last-known values: the day on which the wording in force began. */
  readonly lastKnownBefore: Day | null
  readonly basis: LawBasis
  /** Why none may be begun now; empty where one may. */
  readonly refusals: readonly Refusal[]
  readonly livePetition: string | null
  readonly outlook: RecallOutlook
  readonly today: Day
}

/** Reads what is possible for a deputy's present mandate, the latest where there are several; undefined without one. */
export async function findPossiblePetition(
  house: PetitionHouse,
  personId: number,
  lang: Lang,
  now: Instant,
): Promise<PossiblePetition | undefined> {
  const { read } = house.db
  const today = todayAt(now)
  const mandates = await listMandates(read, { personIds: [personId] }, lang)
  const mandate = mandates.find((held) => holdsSeatOn(held, today))
  if (!mandate) return undefined
  const lawful = await findLawful(house, read, await getSeat(read, mandate.id), now)
  const { ruleSet } = lawful
  return {
    mandate: mandate.publicId,
    ruleSetName: ruleSet.name,
    advisory: ruleSet.legalEffect === "none",
    needed: lawful.needed,
    electorate: lawful.electorate,
    steps: pathToOpening(ruleSet.procedure).slice(1, -1),
    seconders: ruleSet.procedure.seconders,
    lastKnownBefore: ruleSet.validFrom,
    basis: lawful.basis,
    refusals: lawful.refusals,
    livePetition: (await findLivePetition(read, mandate.id)) ?? null,
    outlook: recallOutlook(mandate, house.ruleSets, today),
    today,
  }
}
