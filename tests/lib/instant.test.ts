import { describe, expect, test, vi } from "vitest"
import { dayIn, instantOf, later, makeClock, secondsOf, stoppedClock } from "#app/lib/instant.ts"

describe("makeClock", () => {
  test("tells the machine's time", () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-01T10:00:00.000Z") })
    expect(makeClock().now()).toBe("2026-03-01T10:00:00.000Z")
  })

  test("runs on from the instant it was given", () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-01T10:00:00.000Z") })
    const clock = makeClock("2030-01-01T00:00:00.000Z")
    expect(clock.now()).toBe("2030-01-01T00:00:00.000Z")
    vi.advanceTimersByTime(90_000)
    expect(clock.now()).toBe("2030-01-01T00:01:30.000Z")
  })
})

test("a stopped clock moves only when it is told to", () => {
  const clock = stoppedClock("2026-03-01T10:00:00.000Z")
  expect([clock.now(), clock.now()]).toEqual(Array(2).fill("2026-03-01T10:00:00.000Z"))
  clock.set("2026-03-01T10:00:00.001Z")
  expect(clock.now()).toBe("2026-03-01T10:00:00.001Z")
})

// Kazakhstan is one zone, UTC+5, since 1 March 2024; until then Almaty was UTC+6.
test.each([
  ["Asia/Almaty", "2026-03-01T18:59:59.999Z", "2026-03-01"],
  ["Asia/Almaty", "2026-03-01T19:00:00.000Z", "2026-03-02"],
  ["Asia/Almaty", "2023-06-01T17:59:59.999Z", "2023-06-01"],
  ["Asia/Almaty", "2023-06-01T18:00:00.000Z", "2023-06-02"],
  ["Europe/London", "2026-06-30T23:30:00.000Z", "2026-07-01"],
  ["America/Los_Angeles", "2026-03-01T07:59:59.999Z", "2026-02-28"],
  ["UTC", "2026-12-31T23:59:59.999Z", "2026-12-31"],
])("in %s, %s falls on %s", (zone, at, day) => expect(dayIn(zone, at)).toBe(day))

test("later adds milliseconds, or takes them away", () => {
  expect(later("2026-12-31T23:59:59.999Z", 1)).toBe("2027-01-01T00:00:00.000Z")
  expect(later("2027-01-01T00:00:00.000Z", -1)).toBe("2026-12-31T23:59:59.999Z")
})

test("seconds and milliseconds count from the Unix epoch", () => {
  expect(secondsOf("1970-01-01T00:01:00.999Z")).toBe(60)
  expect(instantOf(60_999)).toBe("1970-01-01T00:01:00.999Z")
})
