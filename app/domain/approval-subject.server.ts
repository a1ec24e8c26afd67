import type { Role } from "./access.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"
import { findAccreditation } from "#db/queries/accreditations.server.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import { findInvitation, findInvitedAddress } from "#db/queries/invitations.server.ts"
import { findLegalHold } from "#db/queries/legal-holds.server.ts"
import { findPerson, listPeopleByIds } from "#db/queries/people.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { findProfileCode } from "#db/queries/profile-codes.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a proposal is about, for whoever decides on it. */
export interface ApprovalSubject {
  readonly name: string
  /** Its page, without the language; null where it has none. */
  readonly path: string | null
  /** The role it is about. */
  readonly role?: Role | undefined
  /** To whom a letter goes: for who decides, and nobody else. */
  readonly address?: string | undefined
}

type Find = (
  house: { readonly read: Reader; readonly keys: Pick<Keys, "open"> },
  subject: string,
  lang: Lang,
) => Promise<ApprovalSubject | undefined>

/** Who builds a deed on another kind of subject adds here how it is named. */
const finders: Readonly<Record<string, Find>> = {
  async organization({ read }, subject) {
    const found = await findAccreditation(read, subject)
    return found && { name: found.name, path: `/operations/organizations/${subject}` }
  },
  async account({ read }, subject) {
    const account = await findAccount(read, subject)
    if (!account) return undefined
    const { displayName, role } = account
    return { name: displayName ?? subject, path: `/operations/accounts/${subject}`, role }
  },
  async invitation({ read, keys }, subject, lang) {
    const invitation = await findInvitation(read, subject)
    if (!invitation) return undefined
    const address = await findInvitedAddress(read, keys, invitation.id)
    const { role, personId } = invitation
    const [person] = await listPeopleByIds(read, personId === null ? [] : [personId], lang)
    const name = [person?.name, address].filter(Boolean).join(", ") || subject
    return { name, path: null, role, address }
  },
  async "profile-code"({ read }, subject, lang) {
    const code = await findProfileCode(read, subject)
    const [person] = await listPeopleByIds(read, code ? [code.personId] : [], lang)
    return person && { name: person.name, path: `/people/${person.publicId}`, role: "deputy" }
  },
  async person({ read }, subject, lang) {
    const person = await findPerson(read, subject, lang)
    return person && { name: person.name, path: `/people/${subject}` }
  },
  "code-book"(_, subject) {
    return Promise.resolve({ name: `№ ${subject}`, path: "/method" })
  },
  async "legal-hold"({ read }, subject) {
    const hold = await findLegalHold(read, subject)
    if (!hold) return undefined
    return { name: `${hold.authority}, ${hold.caseNumber}`, path: `/operations/holds/${subject}` }
  },
  async petition({ read }, subject) {
    const petition = await findPetition(read, subject)
    return petition && { name: petition.title, path: `/petitions/${subject}` }
  },
}

/** What a proposal is about; its public id alone where nothing more is known. */
export async function findApprovalSubject(
  house: { readonly read: Reader; readonly keys: Pick<Keys, "open"> },
  { subjectKind, subject }: Pick<StoredApproval, "subjectKind" | "subject">,
  lang: Lang,
): Promise<ApprovalSubject> {
  const find = Object.hasOwn(finders, subjectKind) ? finders[subjectKind] : undefined
  return (await find?.(house, subject, lang)) ?? { name: subject, path: null }
}
