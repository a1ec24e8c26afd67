import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { cancelRemovalJob } from "#app/domain/removal-job.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { findRemovalJob } from "#db/queries/removal-jobs.server.ts"

/** Only a form leads here: who opens the address is led to the desk. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/moderation`)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, db, lang, now } = context
  const publicId = readPublicId(params["jobId"] ?? "")
  const job = publicId && (await findRemovalJob(db.read, publicId))
  if (!job) throw data(null, { status: 404 })
  const outcome = await cancelRemovalJob(house, job.publicId, requireAccount(context), now)
  if (!outcome.ok && outcome.refusal.code !== "job-over") throw data(null, { status: 403 })
  const petition = await getPetition(db.read, job.petitionId)
  return redirect(`/${lang}/moderation/petitions/${petition.publicId}/signatures`, 303)
}
