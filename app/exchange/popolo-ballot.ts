import { z } from "zod"
import { isRaw, pointer } from "./json-document.ts"
import type { Ballot } from "./motion.ts"
import type { VoterMention } from "./popolo-votes.ts"
import { leftOver, optionalText, parseRecord } from "./shape.ts"
import type { Tally } from "./tally.ts"
import { readOption } from "./vote-option.ts"

const Voter = z.looseObject({ id: optionalText, name: optionalText })

const Vote = z.looseObject({
  voter_id: optionalText,
  voter: Voter.optional(),
  option: z.string(),
  group_id: optionalText,
  party_id: optionalText,
  role: optionalText,
  pair_id: optionalText,
  paired_id: optionalText,
})

/** What could be read of the votes of an event, and by voter what has no column. */
export interface ReadBallots {
  readonly ballots: readonly Ballot[]
  readonly unmapped: Readonly<Record<string, unknown>>
}

/** Reads the votes of one event. An unknown option or a vote without a voter is rejected. */
export function readBallots(
  votes: readonly unknown[],
  base: string,
  voters: Map<string, VoterMention>,
  tally: Tally,
): ReadBallots {
  const ballots: Ballot[] = []
  const unmapped: Record<string, unknown> = {}
  tally.read("vote", votes.length)
  votes.forEach((raw, index) => {
    const place = pointer(base, index)
    const vote = parseRecord(Vote, raw, "vote", place, tally)
    if (!vote) return
    const voterId = vote.voter_id ?? vote.voter?.id ?? null
    const option = readOption(vote.option)
    if (voterId === null || !option) {
      const isNobody = voterId === null
      const reason = isNobody ? "names no voter by id" : `unknown option "${vote.option}"`
      tally.reject("vote", place, reason)
      return
    }
    const inline = isRaw(vote.voter) ? vote.voter : null
    if (!voters.has(voterId) || (inline && !voters.get(voterId)?.inline)) {
      voters.set(voterId, { place, inline })
    }
    const groupId = vote.group_id ?? vote.party_id
    const pairedId = vote.pair_id ?? vote.paired_id
    if (pairedId !== null && !voters.has(pairedId)) voters.set(pairedId, { place, inline: null })
    ballots.push({ place, voterId, option, groupId, role: vote.role, pairedId })
    const rest = leftOver(vote, Object.keys(Vote.shape))
    if (Object.keys(rest).length > 0) unmapped[voterId] = rest
  })
  return { ballots, unmapped }
}
