import type { z } from "zod"
import { markOf } from "./new-pledge.server.ts"
import type { CapturedSource } from "./new-pledge.server.ts"
import { factsIn } from "./pledge-form.ts"
import type { criteriaFields, factFields, partsField } from "./pledge-form.ts"
import type { RequestContext } from "#app/context.server.ts"
import { recordPledge } from "#app/domain/pledge.server.ts"
import type { RecordOutcome } from "#app/domain/pledge.server.ts"
import type { SourceSeen } from "#app/domain/source.server.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { unmarked } from "#db/queries/stored-pledges.server.ts"

/** What the address of the form names: whose promise, from which source, split from which other. */
export interface AskedPromise {
  readonly person: { readonly id: number; readonly publicId: string }
  readonly source: CapturedSource | null
  /** The source that the form itself names, where none was captured. */
  readonly seen: SourceSeen | null
  readonly sibling: { readonly publicId: string } | null
}

type Fields = typeof factFields & typeof criteriaFields & { readonly parts: typeof partsField }
type Filled = z.infer<z.ZodObject<Fields>>

type RecordRefusal = Extract<RecordOutcome, { ok: false }>["refusal"]["code"]
type MarkRefusal = "quote-not-in-source" | "place-missing"

/**
 * Records the promise of a form, with where its quote stands in the captured source, and says where to go
 * on: to the promise or, where the sentence holds another, to the form of the next one.
 */
export async function recordAsked(
  context: RequestContext,
  { person, source, seen, sibling }: AskedPromise,
  form: Filled,
  account: { readonly id: number },
): Promise<Outcome<{ readonly onward: string }, RecordRefusal | MarkRefusal>> {
  const { db, lang, now } = context
  const facts = factsIn(form, await listMandates(db.read, { personIds: [person.id] }, lang))
  const mark = source ? await markOf(context, source.publicId, facts) : accept(unmarked)
  if (!mark.ok) return mark
  const from = source ? { snapshotId: source.id } : seen
  if (!from) throw new Error("a promise is recorded with its source")
  const { attributable, verifiable, prospective } = form
  const draft = {
    ...facts,
    ...mark.value,
    personId: person.id,
    source: from,
    criteria: { attributable, verifiable, prospective },
    splitFrom: sibling?.publicId ?? null,
  }
  const outcome = await recordPledge(db, draft, account, now)
  if (!outcome.ok) return outcome
  const { publicId } = outcome.value
  if (form.parts === "one") return accept({ onward: `/${lang}/promises/${publicId}` })
  const next = new URLSearchParams({
    person: person.publicId,
    sibling: sibling?.publicId ?? publicId,
  })
  const page = source?.isText ? `capture/${source.publicId}` : "new"
  if (source && !source.isText) next.set("source", source.publicId)
  return accept({ onward: `/${lang}/promises/${page}?${next.toString()}` })
}
