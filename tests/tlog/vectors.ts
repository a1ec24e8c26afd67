import { readFileSync } from "node:fs"
import { utf8 } from "#app/log/bytes.ts"
import { consistencyCase, inclusionCase, noteCase } from "#tests/tlog/cases.ts"
import type { Case, NamedCase } from "#tests/tlog/cases.ts"
import { makeLog } from "#tests/tlog/made-log.ts"
import { mutationsOf } from "#tests/tlog/mutations.ts"

/** A case, and what Go's verifier said to it when it was written down. */
export interface Vector extends NamedCase {
  readonly expected: boolean
}

const file = "tests/tlog/vectors.json"
const leaves = Array.from({ length: 70 }, (_, index) =>
  utf8(index === 0 ? "" : `leaf ${String(index)}`),
)
const log = makeLog(leaves)

export function readVectors(): Vector[] {
  return JSON.parse(readFileSync(file, "utf8")) as Vector[]
}

/** The cases that are written down: few, of every shape and every change. */
export async function fewCases(): Promise<NamedCase[]> {
  return mutate([
    await inclusionCase(log, 0, 1),
    await inclusionCase(log, 5, 7),
    await inclusionCase(log, 6, 7),
    await consistencyCase(log, 1, 1),
    await consistencyCase(log, 4, 7),
    await consistencyCase(log, 6, 7),
    noteCase(log, 7),
  ])
}

/** Many more, made anew with each run: leaves and sizes about each power of two. */
export async function manyCases(): Promise<NamedCase[]> {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 70]
  const claims: Case[] = []
  for (const size of sizes) {
    const some = new Set([0, 1, size >> 1, size - 2, size - 1])
    for (const index of some) {
      if (index < 0 || index >= size) continue
      claims.push(await inclusionCase(log, index, size))
      claims.push(await consistencyCase(log, index + 1, size))
    }
  }
  return mutate([...claims, noteCase(log, 0), noteCase(log, 70)])
}

function mutate(claims: readonly Case[]): NamedCase[] {
  return claims.flatMap((claim) =>
    mutationsOf(claim).map(({ name, claim: changed }) => ({
      name: `${sayCase(claim)}, ${name}`,
      claim: changed,
    })),
  )
}

function sayCase(claim: Case): string {
  if (claim.kind === "note") return `checkpoint of ${claim.size}`
  if (claim.kind === "inclusion") return `leaf ${claim.index} of ${claim.size}`
  return `${claim.older} within ${claim.size}`
}
