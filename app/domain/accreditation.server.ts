import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { decideManaging, profileLimits } from "./accreditation.ts"
import type { AccreditationKind, Profile } from "./accreditation.ts"
import { audited } from "./audit.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { decideLength } from "./text.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { lockAccount } from "#db/queries/account-roles.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import {
  findApplicationOf,
  insertAccreditation,
  lockAccreditation,
  updateProfile,
} from "#db/queries/accreditations.server.ts"
import {
  getNamedOrganization,
  listOrganizationIdsNamed,
} from "#db/queries/named-organizations.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an organisation says of itself, and in which languages it works and writes. */
export interface ProfileDraft extends Profile {
  readonly langs: readonly Lang[]
  readonly lang: Lang
}

export interface ApplicationDraft extends ProfileDraft {
  readonly name: string
  readonly kind: AccreditationKind
}

/**
 * Asks that an organisation may watch or check here. Two operators decide; who asks becomes its admin.
 * Refuses a second application while one waits, and the name of an organisation that stands here.
 */
export function applyForAccreditation(
  { db }: { readonly db: Db },
  draft: ApplicationDraft,
  actor: Actor & { readonly publicId: PublicId },
  now: Instant,
): Promise<Outcome<{ readonly publicId: PublicId }>> {
  return commit(db, async (trx) => {
    if (!mayDo(actor, "organization.apply")) return refuse("not-yours")
    const name = decideLength("name", draft.name, profileLimits.name)
    if (!name.ok) return name
    const profile = decideProfile(draft)
    if (!profile.ok) return profile
    // Of two sent at once, the second finds the first.
    await lockAccount(trx, db.engine, actor.publicId)
    if (await findApplicationOf(trx, actor.id)) return refuse("application-waits")
    if ((await listOrganizationIdsNamed(trx, name.value)).length > 0) return refuse("name-taken")
    const publicId = newPublicId()
    await insertAccreditation(trx, {
      ...profile.value,
      publicId,
      organizationId: null,
      kind: draft.kind,
      state: "applied",
      name: name.value,
      appliedBy: actor.id,
      appliedAt: now,
      adminId: null,
    })
    return accept({ publicId })
  })
}

/** Changes what an organisation says of itself. Its admin may; the former words are kept. */
export function changeProfile(
  house: { readonly db: Db },
  organization: PublicId,
  draft: ProfileDraft,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined>> {
  const attempt = {
    deed: "organization.manage",
    subjectKind: "organization",
    subject: organization,
    details: { step: "profile" },
  } as const
  return audited(house, attempt, actor, now, async (trx) => {
    const accreditation = await lockAccreditation(trx, house.db.engine, organization)
    const may = decideManaging(accreditation, actor)
    if (!may.ok) return may
    const profile = decideProfile(draft)
    if (!profile.ok) return profile
    const { id, organizationId, website, scope, funding, conflicts, langs, lang } = may.value
    await supersede(trx, {
      kind: "accreditation",
      id,
      body: { website, scope, funding, conflicts, langs: langs.join(" "), lang },
      at: now,
      accountId: actor.id,
    })
    await updateProfile(trx, id, profile.value)
    await touch(trx, "organization", organizationId, now)
    return accept(undefined)
  })
}

/**
 * Makes sure that an organisation whose people get a role here stands in the public list, also one that no
 * application came before. Until its admin writes, the list says that it has declared nothing.
 */
export async function ensureAccreditation(
  trx: Trx,
  organizationId: number,
  kind: AccreditationKind,
  adminId: number,
  now: Instant,
): Promise<void> {
  const { lang } = await getAccount(trx, adminId)
  const { publicId, name } = await getNamedOrganization(trx, organizationId)
  await insertAccreditation(trx, {
    ...{ website: null, scope: null, funding: null, conflicts: null, langs: [] },
    ...{ publicId, organizationId, kind, name, adminId },
    state: "admitted",
    lang: lang as Lang,
    appliedBy: null,
    appliedAt: now,
  })
  await touch(trx, "organization", organizationId, now)
}

function decideProfile(draft: ProfileDraft): Outcome<ProfileDraft> {
  const scope = decideLength("scope", draft.scope, profileLimits.scope)
  if (!scope.ok) return scope
  const funding = decideLength("funding", draft.funding, profileLimits.funding)
  if (!funding.ok) return funding
  const conflicts = decideLength("conflicts", draft.conflicts, profileLimits.conflicts)
  if (!conflicts.ok) return conflicts
  const { website, langs, lang } = draft
  return accept({
    ...{ website, langs, lang },
    scope: scope.value,
    funding: funding.value,
    conflicts: conflicts.value,
  })
}
