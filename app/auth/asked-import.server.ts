import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { maySeeRun } from "#app/domain/import-run.ts"
import { findImportRun } from "#db/queries/import-runs.server.ts"
import type { StoredRun } from "#db/queries/import-runs.server.ts"

/**
 * The import of a page's address, for whoever may go on with it.
 * @throws a 404 where there is none, or none that is this account's to see
 */
export async function askedImport(
  { db, account }: RequestContext,
  param: string | undefined,
): Promise<{ readonly run: StoredRun; readonly account: SignedIn }> {
  const number = /^[1-9]\d{0,8}$/.test(param ?? "") ? Number(param) : undefined
  const run = number === undefined ? undefined : await findImportRun(db.read, number)
  if (!run || !account || !maySeeRun(account, run)) throw new Response(null, { status: 404 })
  return { run, account }
}
