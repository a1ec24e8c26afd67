import { describe, expect, test } from "vitest"
import { PledgeHistory } from "#app/components/pledge-history.tsx"
import { render } from "./render.tsx"

const bare = {
  today: "2026-11-24",
  pledge: { saidOn: "2023-02-20", dueOn: null },
  evidence: [],
  verdicts: [],
  claims: [],
} as const

/** The days of the steps, in their order. */
function daysIn(markup: string): (string | undefined)[] {
  return [...markup.matchAll(/datetime="([^"]+)"/gi)].map((match) => match[1])
}

describe("the history of a promise", () => {
  test("tells in one line of time what both sides said, what happened and when it is due", () => {
    const markup = render(
      <PledgeHistory
        {...bare}
        pledge={{ saidOn: "2023-02-20", dueOn: "2027-12" }}
        evidence={[
          {
            happenedOn: "2025-05-14T10:30:00",
            title: null,
            lang: "en",
            vote: { motionTitle: "School meals", motionLang: null, ownOption: "no" },
          },
          { happenedOn: "2024", title: "The budget", lang: "en", vote: null },
          { happenedOn: "2024-09-01", title: null, lang: "en", vote: null },
          { happenedOn: null, title: "Undated", lang: "en", vote: null },
          { happenedOn: "last autumn", title: "Unreadable", lang: "en", vote: null },
        ]}
        verdicts={[{ rating: "broken", at: "2026-01-31T20:00:00.000Z" }]}
        claims={[{ rating: "in-progress", at: "2025-12-01T06:00:00.000Z" }]}
      />,
    )
    expect(daysIn(markup)).toEqual([
      "2023-02-20",
      "2024",
      "2024-09-01",
      "2025-05-14",
      "2025-12-01",
      "2026-02-01",
      "2027-12",
    ])
    for (const words of ["Promised", "The budget", "School meals", "Watchdog:", "Deputy:"]) {
      expect(markup).toContain(words)
    }
    expect(markup).toMatch(/Vote: \S+/)
    expect(markup).not.toMatch(/Undated|Unreadable/)
  })

  test.each([
    ["2026-11-24", "done"],
    ["2026-11-25", "to-come"],
    ["2026-11", "to-come"],
    ["2026-10", "done"],
    ["2026", "to-come"],
  ])("a deadline of %s is %s on 24 November 2026", (dueOn, state) => {
    const markup = render(<PledgeHistory {...bare} pledge={{ saidOn: null, dueOn }} />)
    expect(markup).toContain(state)
    expect(markup).not.toContain(state === "done" ? "to-come" : "done")
  })
})
