import { countOptions } from "#app/domain/vote.ts"
import type { Decision } from "#scripts/demo/decisions.ts"
import { seatOf } from "#scripts/demo/seats.ts"

/** Decisions as Popolo tells them: a motion each, its one vote event, counts and every vote. */
export function popoloDecisions(decisions: readonly Decision[]) {
  return decisions.map(({ id, house, term, title, on, votes, passed }) => {
    const cast = [...votes].map(([seat, option]) => ({ voter_id: seatOf(seat).personId, option }))
    const result = passed ? "pass" : "fail"
    return {
      id,
      organization_id: `council-${house.key}`,
      legislative_period_id: `term-${house.key}-${term}`,
      title,
      date: on,
      result,
      sources: [{ url: `https://${house.key}.maslikhat.example/decisions/${id}` }],
      vote_events: [
        { id: `vote-${id}`, start_date: on, result, counts: countOptions(cast), votes: cast },
      ],
    }
  })
}
