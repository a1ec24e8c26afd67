import { describe, expect, test } from "vitest"
import {
  countByKind,
  delayOf,
  inOrder,
  lateness,
  moderationDueOn,
} from "#app/domain/moderation-queue.ts"
import type { Waiting } from "#app/domain/moderation-queue.ts"

function waiting(path: string, since: string, dueOn: string): Waiting {
  return {
    ...{ kind: "report", item: null, title: null, titleLang: "en", personName: null },
    ...{ since, dueOn, count: 1, path },
  }
}

describe("a deadline", () => {
  test.each([
    ["urgent-report", "Tuesday morning", "2026-11-24T06:00:00.000Z", "2026-11-25"],
    ["urgent-report", "Friday", "2026-11-27T06:00:00.000Z", "2026-11-30"],
    ["urgent-report", "Saturday", "2026-11-28T06:00:00.000Z", "2026-11-30"],
    ["urgent-report", "Monday by the country's clock", "2026-11-22T19:00:00.000Z", "2026-11-24"],
    ["report", "Tuesday", "2026-11-24T06:00:00.000Z", "2026-12-01"],
    ["appeal", "Tuesday", "2026-11-24T06:00:00.000Z", "2026-12-08"],
  ] as const)("of %s that came on %s is counted in working days", (matter, _, since, dueOn) => {
    expect(moderationDueOn(matter, since)).toBe(dueOn)
  })

  test.each([
    ["2026-11-24", "overdue"],
    ["2026-11-25", "today"],
    ["2026-11-26", "in-time"],
  ] as const)("of %s is on 25 November %s", (dueOn, late) => {
    expect(lateness(dueOn, "2026-11-25")).toBe(late)
  })
})

describe("the queue", () => {
  const first = waiting("/a", "2026-11-20T06:00:00.000Z", "2026-11-25")
  const longer = waiting("/b", "2026-11-19T06:00:00.000Z", "2026-11-26")
  const later = waiting("/c", "2026-11-20T06:00:00.000Z", "2026-11-26")

  test("puts the nearest deadline first, then who waits longest", () => {
    expect(inOrder([later, longer, first])).toEqual([first, longer, later])
  })

  test("counts every kind, also those of which nothing waits", () => {
    expect(countByKind([first, { ...later, kind: "appeal" }])).toMatchObject({
      report: 1,
      appeal: 1,
      petition: 0,
    })
  })

  test("is late when a last day has passed, and says since when the oldest waits", () => {
    expect(delayOf([first, longer, later], "2026-11-25")).toBeUndefined()
    expect(delayOf([first, longer, later], "2026-11-26")).toEqual({ late: 1, oldest: first.since })
    expect(delayOf([first, longer, later], "2026-11-27")).toEqual({ late: 3, oldest: longer.since })
  })
})
