import { z } from "zod"
import type { ApprovalHouse, Executor } from "./approval-deeds.server.ts"
import { propose } from "./approval-proposal.server.ts"
import type { ProposingRefusal } from "./approval-proposal.server.ts"
import type { Approver } from "./approval.ts"
import { decideCodeBook } from "./code-book.ts"
import type { CodeBookRefusal, CodeBookText } from "./code-book.ts"
import { firstCodeBook } from "./first-code-book.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { findCurrentCodeBook, insertCodeBook } from "#db/queries/code-books.server.ts"
import type { CodeBook } from "#db/queries/code-books.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A wording as somebody proposes it. */
export type CodeBookDraft = Omit<CodeBookText, "version">

/** What a proposal of a version carries. */
export const CodeBookBody = z.object({
  codingsNeeded: z.int(),
  lang: z.string(),
  text: z.string(),
  translations: z.record(z.string(), z.string()),
})

/**
 * Proposes the next version of the code book; a second watchdog or operator approves it. Rounds that are
 * under way end under the version that they began with.
 */
export async function proposeCodeBook(
  house: ApprovalHouse,
  draft: CodeBookDraft,
  reason: string,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly approval: PublicId }, ProposingRefusal | CodeBookRefusal>> {
  const next = (await bookInForce(house.db.read)).version + 1
  const proposal = {
    kind: "code-book.adopt",
    subjectKind: "code-book",
    subject: String(next),
    body: { ...draft },
    parties: {},
    reason,
  } as const
  return propose<CodeBookRefusal>(house, proposal, actor, now, async (trx) =>
    decideCodeBook(draft, await bookInForce(trx)),
  )
}

/** Adopts a version that two persons want: from now on rounds begin under it. */
export const adoptCodeBook: Executor = async (_house, trx, { body, subject }, _by, now) => {
  const current = await codeBookInForce(trx, now)
  if (String(current.version + 1) !== subject) return refuse("version-taken")
  const decision = decideCodeBook(CodeBookBody.parse(body), current)
  if (!decision.ok) return decision
  const version = current.version + 1
  await insertCodeBook(trx, {
    ...decision.value,
    version,
    publicId: newPublicId(),
    adoptedAt: now,
  })
  await touch(trx, "code_book", version, now)
  return accept({ version })
}

/** The version in force as a row. The first is adopted with the first case that is handed out. */
export async function codeBookInForce(trx: Trx, now: Instant): Promise<CodeBook> {
  const current = await findCurrentCodeBook(trx)
  if (current) return current
  await insertCodeBook(trx, { ...firstCodeBook, publicId: newPublicId(), adoptedAt: now })
  return codeBookInForce(trx, now)
}

/** The wording in force, also before the first version is adopted. */
export async function bookInForce(db: Reader): Promise<CodeBookText> {
  return (await findCurrentCodeBook(db)) ?? firstCodeBook
}
