import type { Looked } from "./events.ts"
import type { Facts, PetitionFact, SignatureFact } from "./facts.ts"
import { unexpected } from "./finding.ts"
import type { Finding } from "./finding.ts"
import { inOrder, longestLag } from "./lag.ts"
import type { Told } from "./told.ts"

/** How long a node may show less than the public was shown elsewhere. */
export const mostBehindMs = 1000

/** The public numbers and checkpoints, against each other and against the log. */
export function findInLog(told: Told, facts: Facts): Finding[] {
  return [
    ...facts.petitions.flatMap((petition) => findOfCount(petition, facts.signatures)),
    ...findOfCheckpoints(told, facts),
    ...findFallen(told.looks),
    ...findBehind(told.looks),
  ]
}

function findOfCount(
  { publicId, counter, replayed, shown }: PetitionFact,
  signatures: readonly SignatureFact[],
): Finding[] {
  const rows = signatures.filter(({ petition, isCounted }) => petition === publicId && isCounted)
  const told = [counter, replayed ?? 0, ...shown]
  if (told.every((number) => number === rows.length)) return []
  const pages = shown.map((number) => String(number ?? "none")).join(" ")
  const words = `rows ${String(rows.length)}, counter ${String(counter)}, log ${String(replayed)}, nodes ${pages}`
  return [unexpected("replay", `${publicId}: ${words}`)]
}

function findOfCheckpoints({ checkpoints }: Told, { roots }: Facts): Finding[] {
  return checkpoints.flatMap(({ by, size, root }) =>
    roots.get(size) === root
      ? []
      : [unexpected("one-log", `${by} signed another root of ${String(size)} leaves`)],
  )
}

function findFallen(looks: readonly Looked[]): Finding[] {
  const last = new Map<string, number>()
  return inOrder(looks, ({ asked }) => asked).flatMap(({ by, petition, count }) => {
    const key = `${by} ${petition}`
    const before = last.get(key) ?? 0
    last.set(key, Math.max(before, count))
    return count < before
      ? [unexpected("never-falls", `${by} showed ${String(before)}, then ${String(count)}`)]
      : []
  })
}

function findBehind(looks: readonly Looked[]): Finding[] {
  const { ms, look } = longestLag(looks)
  if (!look || ms <= mostBehindMs) return []
  const behind = `was ${String(Math.round(ms))} ms behind`
  return [unexpected("second", `${look.by} ${behind}: it showed ${String(look.count)}`)]
}
