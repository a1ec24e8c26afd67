import { forgetEndedSessions } from "#app/auth/session.server.ts"
import type { House } from "#app/context.server.ts"
import { makeDigests } from "#app/domain/digest.server.ts"
import { destroyLeftover } from "#app/domain/leftovers.server.ts"
import { logDestroyed } from "#app/domain/destruction.server.ts"
import { discloseBreakdowns } from "#app/domain/disclosure.server.ts"
import { forgetFollowRequests } from "#app/domain/follow.server.ts"
import { notePetitionNews, tellPetitionNews } from "#app/domain/petition-news.server.ts"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { forgetIdentifications } from "#app/domain/identification.server.ts"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { forgetRates } from "#app/domain/rate-counts.server.ts"
import { runRemovalJobs } from "#app/domain/removal-job.server.ts"
import { forgetKeys } from "#app/domain/once.server.ts"
import { destroyOverdue } from "#app/domain/retention.server.ts"
import { askForReplies } from "#app/domain/reply-asking.server.ts"
import { forgetOldReporters } from "#app/domain/report.server.ts"
import { forgetExpiredInvitations } from "#app/domain/invitation.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { takeTurn } from "#db/queries/turns.server.ts"
import { sweepImports } from "#app/imports/work.server.ts"
import { sweepScans } from "#app/proofs/scan-sweep.server.ts"
import { sweepOffers } from "#app/proofs/sweep.server.ts"
import { drawSamples } from "#app/domain/signature-audit.server.ts"
import { forgetTraces } from "#app/domain/signing-trace.server.ts"
import { scrubDestroyed } from "./traces.server.ts"
import { expireSignatures } from "#app/domain/signature-expiry.server.ts"

/**
 * Lets the clock act: petitions whose deadline has passed, links that nobody followed,
 * addresses that nobody needs any more, what signers said long ago, sessions that ended, what is shown once a day.
 */
export async function runClockwork(house: House): Promise<void> {
  const now = house.clock.now()
  await publishLog(house, now)
  // Each of these bears to be done by several at once; it would be work for nothing.
  await takeTurn(house.db, "clockwork", () => runAll(house, now))
}

async function runAll(house: House, now: Instant): Promise<void> {
  await advancePetitions(house, now)
  await expireSignatures(house, now)
  await notePetitionNews(house, now)
  await tellPetitionNews(house, now)
  await makeDigests(house, now)
  await forgetFollowRequests(house, now)
  await forgetIdentifications(house, now)
  await forgetTraces(house, now)
  await runRemovalJobs(house, now)
  await drawSamples(house, now)
  await destroyOverdue(house, now)
  await sweepScans(house)
  await askForReplies(house, now)
  await forgetOldReporters(house, now)
  await sweepOffers(house, now)
  await sweepImports(house, now)
  await forgetExpiredInvitations(house, now)
  await forgetEndedSessions(house, now)
  await forgetKeys(house.db, now)
  await forgetRates(house)
  await destroyLeftover(house, now)
  await discloseBreakdowns(house, now)
  await logDestroyed(house, now)
  await scrubDestroyed(house, now)
}
