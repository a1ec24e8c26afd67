import { beforeAll, describe, expect, test } from "vitest"
import { judgeByUs } from "#tests/tlog/cases.ts"
import { ensureJudges, judgeByGo, judgeByPython } from "#tests/tlog/judge/judges.ts"
import { fewCases, manyCases, readVectors } from "#tests/tlog/vectors.ts"

const asMade = /, as it was made$/
/**
 * A proof binds no size but by its shape: where one leaf more or fewer has the same shape it fits both, and
 * what binds the size is the signature. Two equal trees swapped are no change.
 */
const mayFit = /, size (beyond: one more|one less)$|^(\d+) within \2, swapped/

describe("the vectors that are written down", () => {
  const vectors = readVectors()

  test("hold every shape and every change, and are those that this code makes", async () => {
    const made = await fewCases()
    expect(vectors.map(({ name, claim }) => ({ name, claim }))).toEqual(made)
    expect(vectors.filter(({ name }) => asMade.test(name))).toHaveLength(7)
  })

  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    expect(judgeByUs(vector.claim)).toBe(vector.expected)
  })
})

describe("verifiers that others wrote", () => {
  beforeAll(() => ensureJudges(), 600_000)

  test("Go's checksum database says of each proof and checkpoint what we say", async () => {
    const cases = [...readVectors(), ...(await manyCases())]
    const verdicts = judgeByGo(cases.map(({ claim }) => claim))
    const wrong = cases.filter(({ claim }, at) => judgeByUs(claim) !== verdicts[at])
    expect(wrong.map(({ name }) => name)).toEqual([])
    const clear = cases.filter(({ name }) => !mayFit.test(name))
    const accepted = cases.filter(({ name }, at) => verdicts[at] && !mayFit.test(name))
    expect(accepted).toEqual(clear.filter(({ name }) => asMade.test(name)))
    expect(cases.length).toBeGreaterThan(2000)
    expect(readVectors().map(({ expected }) => expected)).toEqual(
      verdicts.slice(0, readVectors().length),
    )
  }, 120_000)

  test("Python and openssl say the same", async () => {
    const cases = [...readVectors(), ...(await manyCases())]
    const verdicts = judgeByPython(cases.map(({ claim }) => claim))
    const wrong = cases.filter(({ claim }, at) => judgeByUs(claim) !== verdicts[at])
    expect(wrong.map(({ name }) => name)).toEqual([])
  }, 120_000)
})
