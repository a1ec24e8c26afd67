import type { House } from "#app/context.server.ts"
import { uploadResponse } from "#app/uploads/response.server.ts"
import { openUpload } from "#app/uploads/upload.server.ts"
import type { StoredFile } from "#db/queries/kept-files.server.ts"

/**
 * Sends a kept file, or the small copy of a picture.
 * @throws a 404 where there is no such file, or no small copy of it
 */
export async function sendFile(
  house: Pick<House, "keys" | "dataDir">,
  file: StoredFile | undefined,
  size: "whole" | "small",
): Promise<Response> {
  const hash = size === "small" ? file?.smallSha256 : file?.sha256
  const upload = hash && (await openUpload(house, hash, { sealed: true }))
  if (!upload) throw new Response(null, { status: 404 })
  return uploadResponse(upload, "uade")
}
