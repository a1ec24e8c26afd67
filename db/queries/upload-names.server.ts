import type { Reader } from "#db/schema.ts"

/** A file of DATA_DIR/uploads as the database names it: on which shelf it lies, and the SHA-256 of its bytes. */
export interface UploadName {
  readonly shelf: "open" | "sealed"
  readonly sha256: Buffer
}

/**
 * Every file that some row names, each once: copies of sources, what proves something with its small copies, scans
 * of sheets. Not those of an import on which nobody decided yet: they are kept for a day and named by no hash.
 */
export async function listUploadNames(db: Reader): Promise<UploadName[]> {
  const copies = await db
    .selectFrom("source_snapshot")
    .select("sha256")
    .where("captured_at", "is not", null)
    .where("sha256", "is not", null)
    .execute()
  const proofs = await db.selectFrom("kept_file").select(["sha256", "small_sha256"]).execute()
  const scans = await db
    .selectFrom("sheet")
    .select("scan_sha256")
    .where("scan_sha256", "is not", null)
    .execute()
  const sealed = [
    ...proofs.flatMap((row) => [row.sha256, row.small_sha256]),
    ...scans.map((row) => row.scan_sha256),
  ]
  return [
    ...named(
      "open",
      copies.map((row) => row.sha256),
    ),
    ...named("sealed", sealed),
  ]
}

function named(shelf: UploadName["shelf"], hashes: readonly (Buffer | null)[]): UploadName[] {
  const once = new Set(hashes.flatMap((hash) => (hash === null ? [] : [hash.toString("hex")])))
  return [...once].sort().map((hex) => ({ shelf, sha256: Buffer.from(hex, "hex") }))
}
