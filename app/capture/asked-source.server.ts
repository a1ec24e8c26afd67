import type { House, RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"
import { openUpload } from "#app/uploads/upload.server.ts"
import { findSnapshot, hasPublicUse } from "#db/queries/snapshots.server.ts"
import type { Snapshot } from "#db/queries/snapshots.server.ts"

/**
 * The source of a page's address with its copy, for somebody who may look at it: everybody once it is
 * used on the record, before that the watchdogs alone, whose work it is.
 * @throws a 404 where there is no such source or no copy of it, a 410 where moderators have hidden it
 */
export async function askedSource(
  { db, account }: Pick<RequestContext, "db" | "account">,
  param: string | null | undefined,
): Promise<Snapshot & { readonly sha256: string }> {
  const publicId = readPublicId(param ?? "")
  const source = publicId && (await findSnapshot(db.read, publicId))
  if (!source || source.capturedAt === null || source.sha256 === null) throw nowhere()
  if (source.title !== null && isHidden(source.title)) throw new Response(null, { status: 410 })
  const may = mayDo(account, "pledge.record") || (await hasPublicUse(db.read, source.id))
  if (!may) throw nowhere()
  return { ...source, sha256: source.sha256 }
}

/** The copy of a source: its bytes and what they are. */
export interface OpenCopy {
  readonly kind: UploadKind
  readonly bytes: Uint8Array
}

/** Opens the copy that is kept of a source. @throws a 404 where it lies on the shelf no more */
export async function openCopy(
  house: Pick<House, "dataDir" | "keys">,
  source: Pick<Snapshot, "sha256">,
): Promise<OpenCopy> {
  const copy = await openUpload(house, Buffer.from(source.sha256 ?? "", "hex"))
  if (!copy) throw nowhere()
  return { kind: copy.kind, bytes: copy.bytes }
}

function nowhere(): Response {
  return new Response(null, { status: 404 })
}
