import type { LoaderFunctionArgs } from "@remix-run/node"
import { askedOffer } from "#app/auth/asked-offer.server.ts"
import { sendFile } from "#app/proofs/show.server.ts"
import { findOfferedFile } from "#db/queries/kept-files.server.ts"

/** The file of an offer, for who decides on it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { offer } = await askedOffer(context, params["offerId"])
  const file = await findOfferedFile(context.db.read, offer.publicId)
  return sendFile(context.house, file, params["size"] === "small" ? "small" : "whole")
}
