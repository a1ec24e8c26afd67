import { claimPerson, reinstateAccount, suspendAccount } from "./account-deeds.server.ts"
import {
  decideApplication,
  reinstateOrganization,
  suspendOrganization,
} from "./accreditation-deeds.server.ts"
import type { ApprovalKind } from "./approval.ts"
import { adoptCodeBook } from "./code-book.server.ts"
import { sendStaffInvitation } from "./invitation-deeds.server.ts"
import { contentExecutors } from "./content-deeds.server.ts"
import { liftHold, placeHold } from "./legal-hold.server.ts"
import { removePetition } from "./petition-removal.server.ts"
import { approveProfileCode } from "./profile-code-deeds.server.ts"
import { enterRecall } from "./recall.server.ts"
import { startRemovalJob } from "./removal-job.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { StoredApproval } from "#db/queries/approvals.server.ts"
import type { Trx } from "#db/schema.ts"

/** What deeds of two persons need of the house. */
export type ApprovalHouse = Pick<House, "db" | "keys" | "ruleSets" | "providers" | "origin">

/** Who did it: the proposer, and who approved (the same one where the glass was broken). */
export interface TwoPersons {
  readonly first: number
  readonly second: number
}

/** Does what was proposed, in the transaction that approves it. A refusal leaves the proposal waiting. */
export type Executor = (
  house: ApprovalHouse,
  trx: Trx,
  approval: StoredApproval,
  by: TwoPersons,
  now: Instant,
) => Promise<Outcome<unknown>>

/** A row a kind: who builds a deed of two persons adds its executor here. */
export const approvalDeeds: Readonly<Partial<Record<ApprovalKind, Executor>>> = {
  "organization.admit": decideApplication,
  "organization.suspend": suspendOrganization,
  "organization.reinstate": reinstateOrganization,
  "account.admit": sendStaffInvitation,
  "account.suspend": suspendAccount,
  "account.reinstate": reinstateAccount,
  "person.claim": claimPerson,
  "person.invite": sendStaffInvitation,
  "person.code": approveProfileCode,
  "recall.enter": enterRecall,
  "petition.remove": removePetition,
  "signature.invalidate": startRemovalJob,
  "code-book.adopt": adoptCodeBook,
  "hold.place": placeHold,
  "hold.lift": liftHold,
  ...contentExecutors,
}
