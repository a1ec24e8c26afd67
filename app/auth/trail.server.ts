import type { RequestContext } from "#app/context.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"

/** Rows on one page of the trail. */
const most = 50

/**
 * A page of the audit trail as an address asks for it: `?who=` and `?about=` are public ids, `?deed=` a
 * deed, `?before=` the row under which to go on. A number that is nobody's finds nothing.
 */
export async function readTrail(request: Request, { db }: RequestContext) {
  const query = new URL(request.url).searchParams
  const [who, about, deed] = [asked(query, "who"), asked(query, "about"), asked(query, "deed")]
  const before = Number(asked(query, "before"))
  const account = who === "" ? undefined : await findAccount(db.read, readPublicId(who) ?? "")
  const filter = {
    accountId: who === "" ? undefined : (account?.id ?? 0),
    subject: about === "" ? undefined : about,
    deed: deed === "" ? undefined : deed,
  }
  const from = Number.isSafeInteger(before) && before > 0 ? before : undefined
  const rows = await listAuditEntries(db.read, filter, { most: most + 1, before: from })
  const entries = rows.slice(0, most).map(({ details, ...entry }) => ({
    ...entry,
    step: typeof details?.["step"] === "string" ? details["step"] : null,
    approval: typeof details?.["approval"] === "string" ? details["approval"] : null,
  }))
  const next = rows.length > most ? (entries.at(-1)?.id ?? null) : null
  return { entries, next, who, about, deed }
}

function asked(query: URLSearchParams, name: string): string {
  return (query.get(name) ?? "").trim().slice(0, 100)
}
