import { describe, expect, test } from "vitest"
import {
  bursts,
  dwellBetween,
  equalDwells,
  unusualDomains,
  unusualNetworks,
} from "#app/domain/anomaly.ts"
import {
  assurancesBelow,
  decideConditions,
  meets,
  noConditions,
} from "#app/domain/removal-condition.ts"

describe("what is shown as unusual", () => {
  test("a network from 25 signatures of a day on, if they are a tenth of that day's", () => {
    function of(count: number, ofDay: number) {
      return {
        network: "ab",
        day: "2026-04-01",
        count,
        ofDay,
      }
    }
    expect(unusualNetworks([of(24, 30), of(25, 250), of(25, 251), of(300, 2000)])).toEqual([
      of(25, 250),
      of(300, 2000),
    ])
  })

  test("a mail domain from 25 on, if it is a twentieth of all and no large provider's", () => {
    function of(name: string | null, count: number) {
      return { mail: "ab", name, count }
    }
    const groups = [
      of("gmail.com", 400),
      of("burner.example", 25),
      of("small.example", 24),
      of(null, 3),
    ]
    expect(unusualDomains(groups, 500)).toEqual([of("burner.example", 25)])
    expect(unusualDomains(groups, 501)).toEqual([])
  })

  test("a minute from 20 on, if it has five times as many as the middle one", () => {
    const minutes = [4, 4, 4, 19, 20, 90].map((count, n) => ({
      minute: `2026-04-01T06:0${String(n)}`,
      count,
    }))
    expect(bursts(minutes).map(({ count }) => count)).toEqual([90])
    expect(bursts(minutes.slice(0, 5)).map(({ count }) => count)).toEqual([20])
    expect(bursts([])).toEqual([])
  })

  test("a time to the second from 20 on, if five times as many share it as its neighbours", () => {
    const even = Array.from({ length: 60 }, (_, dwell) => ({ dwell, count: 20 }))
    expect(equalDwells(even)).toEqual([])
    const odd = even.map((group) => (group.dwell === 30 ? { dwell: 30, count: 100 } : group))
    expect(equalDwells(odd)).toEqual([{ dwell: 30, count: 100 }])
    expect(equalDwells([{ dwell: 7, count: 19 }])).toEqual([])
    expect(equalDwells([{ dwell: 7, count: 20 }])).toEqual([{ dwell: 7, count: 20 }])
  })

  test("a time is whole seconds, an hour at most", () => {
    const asked = "2026-04-01T06:00:00.000Z"
    expect(dwellBetween(asked, "2026-04-01T06:00:07.999Z")).toBe(7)
    expect(dwellBetween(asked, "2026-04-02T06:00:00.000Z")).toBe(3600)
    expect(dwellBetween(asked, asked)).toBe(0)
  })
})

describe("conditions", () => {
  const at = "2026-04-01T06:00:00.000Z"
  const network = "ab".repeat(32)
  const facts = {
    network,
    mail: "cd".repeat(32),
    dwell: 7,
    confirmedAt: at,
    assurance: "email",
  } as const

  test("mean something: one is stated, and no window is reversed", () => {
    function codeOf(conditions: object) {
      const outcome = decideConditions({ ...noConditions, ...conditions })
      return outcome.ok ? "taken" : outcome.refusal.code
    }
    expect(codeOf({})).toBe("no-condition")
    expect(codeOf({ networks: [network] })).toBe("taken")
    expect(codeOf({ dwellFrom: 0 })).toBe("taken")
    expect(codeOf({ from: at, until: at })).toBe("window-reversed")
    expect(codeOf({ dwellFrom: 8, dwellTo: 7 })).toBe("dwell-reversed")
  })

  test.each([
    [{ networks: [network, "ef".repeat(32)] }, true],
    [{ networks: ["ef".repeat(32)] }, false],
    [{ mail: facts.mail }, true],
    [{ mail: network }, false],
    [{ from: at }, true],
    [{ until: at }, false],
    [{ dwellFrom: 7, dwellTo: 7 }, true],
    [{ dwellFrom: 8 }, false],
    [{ dwellTo: 6 }, false],
    [{ assuranceBelow: "roll" }, true],
    [{ networks: [network], dwellTo: 6 }, false],
  ] as const)("%j fit: %s", (given, expected) => {
    const conditions = {
      ...noConditions,
      ...given,
      networks: [...("networks" in given ? given.networks : [])],
    }
    expect(meets(conditions, facts)).toBe(expected)
  })

  test("of a trace fit no signature whose trace is gone", () => {
    const gone = { ...facts, network: null, mail: null, dwell: null }
    expect(meets({ ...noConditions, networks: [network] }, gone)).toBe(false)
    expect(meets({ ...noConditions, dwellTo: 3600 }, gone)).toBe(false)
  })

  test("rank assurances, and leave paper out", () => {
    expect(assurancesBelow("eds")).toEqual(["email", "roll", "oidc"])
    expect(assurancesBelow("email")).toEqual([])
    expect(assurancesBelow("paper")).toEqual([])
  })
})
