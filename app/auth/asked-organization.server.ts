import { data } from "@remix-run/node"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { decideManaging } from "#app/domain/accreditation.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findOrganizationPerson } from "#db/queries/organization-people.server.ts"
import type { OrganizationPerson } from "#db/queries/organization-people.server.ts"
import { findPublicOrganization } from "#db/queries/public-organizations.server.ts"

/** An organisation of a page's address, and its admin who asks. */
export interface ManagedOrganization {
  readonly organization: NonNullable<Awaited<ReturnType<typeof findPublicOrganization>>>
  readonly account: SignedIn
}

/**
 * The organisation of a page's address, for its admin.
 * @throws a 404 where there is no such organisation, a 403 for everybody but its admin
 */
export async function organizationToManage(
  { db, lang, account }: RequestContext,
  param: string | undefined,
): Promise<ManagedOrganization> {
  const publicId = readPublicId(param ?? "")
  const organization = publicId && (await findPublicOrganization(db.read, publicId, lang))
  if (!organization) throw data(null, { status: 404 })
  if (!account || !decideManaging(organization, account).ok) throw data(null, { status: 403 })
  return { organization, account }
}

/**
 * Somebody of the organisation of a page's address, for its admin.
 * @throws as `organizationToManage`, and a 404 where nobody of this id works for it
 */
export async function memberToManage(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
): Promise<ManagedOrganization & { readonly person: OrganizationPerson }> {
  const managed = await organizationToManage(context, params["organizationId"])
  const { organizationId } = managed.organization
  const account = params["accountId"] ?? ""
  const person = await findOrganizationPerson(context.db.read, organizationId, account)
  if (!person) throw data(null, { status: 404 })
  return { ...managed, person }
}
