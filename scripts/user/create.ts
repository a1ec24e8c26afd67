import { createAccount } from "#app/auth/accounts.server.ts"
import type { Role } from "#app/domain/access.ts"
import { ensureAccreditation } from "#app/domain/accreditation.server.ts"
import { isAccreditationKind } from "#app/domain/accreditation.ts"
import { needsFactor } from "#app/domain/factor.ts"
import { recordOrganization } from "#app/domain/organization.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { translate } from "#app/i18n/translate.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import { insertAuditEntry } from "#db/queries/audit.server.ts"
import { listOrganizationIdsNamed } from "#db/queries/named-organizations.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import type { Trx } from "#db/schema.ts"
import type { Call } from "./call.ts"
import { refuseOldSchema } from "./place.ts"
import type { Place } from "./place.ts"
import { takePassword } from "./password.ts"
import { Stop } from "./stop.ts"

/** Creates the account that was asked for. @returns what to print @throws Stop with a sentence */
export async function createUser(place: Place, call: Call): Promise<string[]> {
  const { db, now } = place
  await refuseOldSchema(place)
  const keys = place.keys()
  const personId = await personOf(db, call)
  const organization = await organizationOf(db, call)
  const password = await takePassword(call)
  const organizationId = organization === "new" ? await make(db, call, now) : organization
  const { email, role, name: displayName, lang = place.defaultLang } = call
  const draft = { email, password, role, displayName, personId, organizationId, lang }
  const outcome = await createAccount({ db, keys }, draft, now, async (trx, created) => {
    await noteCreation(trx, created.publicId, role, now)
    if (organizationId !== null && isAccreditationKind(role)) {
      await ensureAccreditation(trx, organizationId, role, created.id, now)
    }
    return accept(undefined)
  })
  if (!outcome.ok) {
    const { code, details } = outcome.refusal
    throw new Stop(`${email}: ${translate("en", `refusal.${code}`, details)}`)
  }
  const said = [`Created the account ${outcome.value.publicId}: ${email}, ${role}.`]
  if (call.isGenerated) said.push(`Its password, shown this once: ${password}`)
  if (needsFactor(role)) said.push("Its second factor is set up at the first sign-in.")
  return said
}

/** Whoever has the command line needs no second person: the trail says that it was used. */
function noteCreation(trx: Trx, account: PublicId, role: Role, at: Instant): Promise<void> {
  return insertAuditEntry(trx, {
    ...{ at, accountId: null, role: "system", deed: "account.create", outcome: "done" },
    ...{ subjectKind: "account", subject: account, code: null, reason: null },
    details: { step: "created", role },
  })
}

async function personOf(db: Db, { person }: Call): Promise<number | null> {
  if (person === undefined) return null
  const found = await findPerson(db.read, readPublicId(person) ?? "", "en")
  if (!found)
    throw new Stop(`There is no person "${person}": give the id from their page's address.`)
  return found.id
}

/** The organisation's id, or `new` where it is to be made. */
async function organizationOf(db: Db, call: Call): Promise<number | "new" | null> {
  const { organization, makesOrganization } = call
  if (organization === undefined) return null
  const [id, another] = await listOrganizationIdsNamed(db.read, organization)
  if (another !== undefined) {
    throw new Stop(`Several organisations are named "${organization}": give the public id.`)
  }
  if (id !== undefined) return id
  if (makesOrganization) return "new"
  throw new Stop(`There is no organisation "${organization}". To make it: --make-organization`)
}

async function make(db: Db, { organization = "" }: Call, now: Instant): Promise<number | null> {
  const made = await recordOrganization(db, organization, now)
  return made.ok ? made.value.id : null
}
