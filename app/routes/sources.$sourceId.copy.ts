import type { LoaderFunctionArgs } from "@remix-run/node"
import { askedSource, openCopy } from "#app/capture/asked-source.server.ts"
import { uploadResponse } from "#app/uploads/response.server.ts"

/** The copy that is kept of a source, to be saved and compared with its hash. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const source = await askedSource(context, params["sourceId"])
  const copy = await openCopy(context.house, source)
  return uploadResponse(copy, `source-${source.publicId}`)
}
