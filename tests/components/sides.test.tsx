import { describe, expect, test } from "vitest"
import { PersonAlignment, PromiseAlignment } from "#app/components/alignment-panel.tsx"
import { PledgeFinding } from "#app/components/pledge-finding.tsx"
import { ResponseRatePanel } from "#app/components/response-rate-panel.tsx"
import { SidePair } from "#app/components/side-pair.tsx"
import { TicketStanding } from "#app/components/ticket-list.tsx"
import type { ShownTicket } from "#app/components/ticket-list.tsx"
import { responseRule } from "#app/domain/response-rate.ts"
import { occurrences, render } from "./render.tsx"

describe("both sides in a line", () => {
  test("differ or agree by word and by shape", () => {
    const differing = render(<SidePair claim="kept" found="broken" />)
    expect(differing).toContain("They differ")
    const agreeing = render(<SidePair claim="kept" found="kept" />)
    expect(agreeing).toContain("They agree")
    expect(occurrences(differing, "<svg")).toBe(3)
    for (const markup of [differing, agreeing]) {
      expect(markup.indexOf("The deputy says")).toBeLessThan(markup.indexOf("The watchdog finds"))
    }
  })

  test("are not compared where one has not spoken", () => {
    const silent = render(<SidePair claim={null} found="broken" />)
    const unassessed = render(<SidePair claim="kept" found="not-due" assessed={false} />)
    for (const markup of [silent, unassessed]) expect(markup).not.toMatch(/They (differ|agree)/)
  })
})

test("a horizon named anew contradicts no finding", () => {
  const said = { lang: "en", at: "2026-11-24T06:00:00.000Z" }
  const markup = render(
    <PledgeFinding
      deputy="A. Example"
      claim={undefined}
      verdict={{
        ...{ ...said, rating: "stalled", reason: "No work since May.", codeBookVersion: 1 },
        organizations: [],
      }}
      rescope={{
        ...{ ...said, publicId: "0000000000000001", scope: "horizon", dueOn: "2029" },
        text: "The design is checked again.",
      }}
    />,
  )
  expect(markup).toContain("The deputy names a later horizon: 2029")
  expect(markup).toContain("seam-open")
})

describe("the arithmetic of votes", () => {
  const vote = {
    publicId: "0000000000000009",
    motionTitle: "School meals",
    motionLang: "en",
    fulfillingOption: "yes",
  } as const

  test("names each vote, its link and its points, and the sum with the method's version", () => {
    const markup = render(
      <PromiseAlignment
        evidence={[
          { strength: "strong", vote: { ...vote, ownOption: "yes" } },
          { strength: "strong", vote: { ...vote, publicId: "x", ownOption: "abstain" } },
          { strength: "weak", vote: { ...vote, publicId: "y", ownOption: "no" } },
          { strength: "strong", vote: { ...vote, publicId: "z", ownOption: "absent" } },
          { strength: "strong", vote: null },
        ]}
      />,
    )
    expect(markup).toContain("Mostly voted in line with the promise")
    expect(markup).toContain("1.5 of 2 points")
    expect(markup).toContain("1.5 of 2</strong>")
    expect(markup).toContain("version 1")
    expect(markup).toContain("weak link, not counted")
    expect(markup).toContain("absent, not counted")
    expect(occurrences(markup, "<tr")).toBe(1 + 4 + 1)
  })

  test("is not there where no vote is linked", () => {
    expect(render(<PromiseAlignment evidence={[{ strength: "strong", vote: null }]} />)).toBe("")
    expect(render(<PersonAlignment pledges={[]} />)).toBe("")
  })
})

describe("how a deputy answers", () => {
  const rate = { rule: responseRule, counted: 4, answered: 3, short: 0, repeated: 1, share: null }

  test("is a count with its rule, and a share only from five on", () => {
    const few = render(<ResponseRatePanel rate={rate} />)
    expect(few).toContain("Answered 3 of 4 requests")
    expect(few).not.toContain("%")
    expect(few).toContain('href="/en/method/answers"')
    const enough = { ...rate, counted: 9, answered: 7, share: 7 / 9 }
    expect(render(<ResponseRatePanel rate={enough} />)).toMatch(/Answered 7 of 9.*77\.8%/)
  })
})

test("a ticket says when it is late, and then how it ended and why", () => {
  const open: ShownTicket = {
    publicId: "0000000000000001",
    objection: "never-said",
    twin: null,
    text: "",
    lang: "en",
    sourceUrl: null,
    openedAt: "2026-11-02T06:00:00.000Z",
    dueOn: "2026-11-16",
    outcome: null,
    reason: null,
    reasonLang: null,
    decidedAt: null,
  }
  const late = render(<TicketStanding ticket={open} today="2026-11-17" />)
  expect(late).toContain("overdue")
  expect(render(<TicketStanding ticket={open} today="2026-11-16" />)).not.toContain("overdue")
  const answer = {
    outcome: "dismissed",
    reason: "The recording has it.",
    reasonLang: "en",
  } as const
  const ended = render(<TicketStanding ticket={{ ...open, ...answer }} today="2026-11-17" />)
  expect(ended).toContain("The objection is dismissed")
  expect(ended).toContain("The recording has it.")
})
