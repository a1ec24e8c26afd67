import type { Migration } from "kysely"
import { mechanisms } from "#db/migrations/001_mechanisms.ts"
import { people } from "#db/migrations/002_people.ts"
import { votes } from "#db/migrations/003_votes.ts"
import { accounts } from "#db/migrations/004_accounts.ts"
import { pledges } from "#db/migrations/005_pledges.ts"
import { petitions } from "#db/migrations/006_petitions.ts"
import { seconders } from "#db/migrations/007_seconders.ts"
import { twoPersons } from "#db/migrations/008_two_persons.ts"
import { factors } from "#db/migrations/009_factors.ts"
import { organizations } from "#db/migrations/010_organizations.ts"
import { petitionLife } from "#db/migrations/011_petition_life.ts"
import { moderation } from "#db/migrations/012_moderation.ts"
import { sheets } from "#db/migrations/013_sheets.ts"
import { recall } from "#db/migrations/014_recall.ts"
import { erasure } from "#db/migrations/016_erasure.ts"
import { commitments } from "#db/migrations/019_commitments.ts"
import { identity } from "#db/migrations/020_identity.ts"
import { abuse } from "#db/migrations/021_abuse.ts"
import { evidenceAndOffice } from "#db/migrations/024_evidence.ts"
import { log } from "#db/migrations/018_log.ts"
import { codings } from "#db/migrations/022_codings.ts"
import { capture } from "#db/migrations/023_capture.ts"
import { translations } from "#db/migrations/031_translations.ts"
import { imports } from "#db/migrations/033_imports.ts"
import { personMerges } from "#db/migrations/034_person_merges.ts"
import { apiTokens } from "#db/migrations/035_api_tokens.ts"
import { nodes } from "#db/migrations/037_nodes.ts"
import { scale } from "#db/migrations/038_scale.ts"
import { recordMarks } from "#db/migrations/032_record_marks.ts"
import { petitionDays } from "#db/migrations/030_petition_days.ts"
import { news } from "#db/migrations/029_news.ts"
import { search } from "#db/migrations/028_search.ts"
import { sourceText } from "#db/migrations/027_source_text.ts"
import { auditEpoch } from "#db/migrations/026_audit_epoch.ts"
import { retention } from "#db/migrations/025_retention.ts"
import { changeSequence } from "#db/migrations/039_change_sequence.ts"
import { leanSignatures } from "#db/migrations/040_lean_signatures.ts"
import { doneTasks } from "#db/migrations/041_done_tasks.ts"
import { keeping } from "#db/migrations/043_keeping.ts"
import { siteStops } from "#db/migrations/042_site_stops.ts"
import { claims } from "#db/migrations/047_claims.ts"
import { oneMark } from "#db/migrations/048_one_mark.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Every migration, in order. A static map: it survives bundling. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    "001_mechanisms": mechanisms(engine),
    "002_people": people(engine),
    "003_votes": votes(engine),
    "004_accounts": accounts(engine),
    "005_pledges": pledges(engine),
    "006_petitions": petitions(engine),
    "007_seconders": seconders(engine),
    "008_two_persons": twoPersons(engine),
    "009_factors": factors(engine),
    "010_organizations": organizations(engine),
    "011_petition_life": petitionLife(engine),
    "012_moderation": moderation(engine),
    "013_sheets": sheets(engine),
    "014_recall": recall(engine),
    "016_erasure": erasure(engine),
    "018_log": log(engine),
    "019_commitments": commitments(engine),
    "020_identity": identity(engine),
    "021_abuse": abuse(engine),
    "022_codings": codings(engine),
    "023_capture": capture(engine),
    "024_evidence": evidenceAndOffice(engine),
    "025_retention": retention(engine),
    "026_audit_epoch": auditEpoch(engine),
    "027_source_text": sourceText(engine),
    "028_search": search(engine),
    "029_news": news(engine),
    "030_petition_days": petitionDays(engine),
    "031_translations": translations(engine),
    "032_record_marks": recordMarks(engine),
    "033_imports": imports(engine),
    "034_person_merges": personMerges(engine),
    "035_api_tokens": apiTokens(engine),
    "037_nodes": nodes(engine),
    "038_scale": scale(engine),
    "039_change_sequence": changeSequence(engine),
    "040_lean_signatures": leanSignatures(engine),
    "041_done_tasks": doneTasks(engine),
    "042_site_stops": siteStops(engine),
    "043_keeping": keeping(engine),
    "047_claims": claims(engine),
    "048_one_mark": oneMark(engine),
  }
}
