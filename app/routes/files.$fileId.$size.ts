import type { LoaderFunctionArgs } from "@remix-run/node"
import { readPublicId } from "#app/domain/public-id.ts"
import { sendFile } from "#app/proofs/show.server.ts"
import { findPublicFile } from "#db/queries/kept-files.server.ts"

/** A file that stands on a page: what is only offered, refused or hidden is not there. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, db } = context
  const publicId = readPublicId(params["fileId"] ?? "")
  const file = publicId === undefined ? undefined : await findPublicFile(db.read, publicId)
  return sendFile(house, file, params["size"] === "small" ? "small" : "whole")
}
