import type { PetitionProcedure } from "./petition-path.ts"
import { parseRuleSet } from "./rule-set.ts"
import type { RuleSet } from "./rule-set.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import kzHolidays from "#db/holidays/kz.json"
import advisory from "#db/rule-sets/advisory.json"
import caBc from "#db/rule-sets/ca-bc.json"
import chSh from "#db/rule-sets/ch-sh.json"
import chSo from "#db/rule-sets/ch-so.json"
import chTg from "#db/rule-sets/ch-tg.json"
import co from "#db/rule-sets/co.json"
import kz2022 from "#db/rule-sets/kz-2022.json"
import kz2026 from "#db/rule-sets/kz-2026.json"
import lv from "#db/rule-sets/lv.json"
import tw from "#db/rule-sets/tw.json"
import uk2015 from "#db/rule-sets/uk-2015.json"
import usCa from "#db/rule-sets/us-ca.json"

interface RuleSetFile {
  /** Which file of holidays it counts by. */
  readonly holidays: string | null
}

/**
 * Imported by name, not read from a folder: the built bundle carries them. A test holds the list to the
 * folder. In the order in which readers see them: the country's own, the others, the one of no law.
 */
const files: readonly RuleSetFile[] = [
  kz2026,
  kz2022,
  uk2015,
  caBc,
  usCa,
  tw,
  co,
  lv,
  chTg,
  chSo,
  chSh,
  advisory,
]

const holidays: Readonly<Record<string, unknown>> = { kz: kzHolidays }

/**
 * Every rule set by its id, checked against the schema.
 * @throws ZodError where one is not a rule set; Error where two have one id
 */
export function loadRuleSets(): Map<string, RuleSet> {
  const ruleSets = files.map(parseRuleSetFile)
  const byId = new Map(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet]))
  if (byId.size < ruleSets.length) throw new Error("two rule sets have the same id")
  return byId
}

/**
 * Reads a rule set as its file has it, which names the file of its holidays.
 * @throws ZodError where it is not one, or its holidays are not there
 */
export function parseRuleSetFile(file: RuleSetFile): RuleSet {
  return parseRuleSet({
    ...file,
    holidays: file.holidays === null ? null : holidays[file.holidays],
  })
}

/**
 * SHA-256 in hexadecimal digits of a rule set's file as canonical JSON, as `jq -cjS .` writes it; of a rule
 * set that has no file here, of what was read of it.
 */
export function ruleSetSha256(ruleSet: RuleSet): string {
  const file = files.find((one) => "id" in one && one.id === ruleSet.id) ?? ruleSet
  return sha256(canonicalJson(file)).toString("hex")
}

/** A rule set that a petition names. @throws where it is not among those loaded */
export function getRuleSet(ruleSets: ReadonlyMap<string, RuleSet>, id: string): RuleSet {
  const ruleSet = ruleSets.get(id)
  if (!ruleSet) throw new Error(`there is no rule set ${id}`)
  return ruleSet
}

/** How petitions under a rule set are organised. @throws where it is not among those loaded */
export function procedureOf(ruleSets: ReadonlyMap<string, RuleSet>, id: string): PetitionProcedure {
  return getRuleSet(ruleSets, id).procedure
}
