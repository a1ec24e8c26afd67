import { decideApproval } from "#app/domain/approval.server.ts"
import { proposeContentDeed } from "#app/domain/content-proposal.server.ts"
import type { ContentProposal } from "#app/domain/content-proposal.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { playerOf } from "#scripts/demo/petition-opening.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"

/** What the two moderators do to a text: the first proposes it, the second approves. */
export async function moderateText(
  house: DemoHouse,
  players: Players,
  proposal: Omit<ContentProposal, "version">,
  at: Instant,
): Promise<void> {
  // Nobody outside is written to with an address of the site here: letters to the cast alone wait.
  const office = { ...house, origin: "" }
  const first = playerOf(players, "moderator-1")
  const draft = { ...proposal, version: 0 }
  const proposed = await proposeContentDeed(office, draft, first, at)
  const { approval } = done(proposed, `propose to ${proposal.deed} a text`)
  const yes = { decision: "approved", reason: null } as const
  const second = playerOf(players, "moderator-2")
  done(await decideApproval(office, approval, yes, second, at), `${proposal.deed} a text`)
}
