import { describe, expect, test } from "vitest"
import { AreaList } from "#app/components/area-list.tsx"
import { DeputyList } from "#app/components/deputy-list.tsx"
import { PersonPromises } from "#app/components/person-promises.tsx"
import { VoteMoment } from "#app/components/vote-moment.tsx"
import { VoteTable } from "#app/components/vote-table.tsx"
import type { Rating } from "#app/domain/rating.ts"
import { occurrences, render } from "./render.tsx"

function orderIn(markup: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => markup.indexOf(a) - markup.indexOf(b))
}

describe("areas", () => {
  test.each([
    ["kk", ["Абай", "Әйтеке", "Қордай", "Өскемен", "Шу"]],
    ["ru", ["Абай", "Ёлкино", "Енбек", "Шу"]],
    ["en", ["Округ 2", "Округ 10", "Округ 100"]],
  ] as const)("stand in the order of the reader's alphabet, numbers by size: %s", (lang, names) => {
    const areas = [...names].reverse().map((name, n) => ({ publicId: `000000000000000${n}`, name }))
    expect(orderIn(render(<AreaList areas={areas} />, lang), names)).toEqual(names)
  })

  test("that are none make no list", () => {
    expect(render(<AreaList areas={[]} />)).toBe("")
  })
})

describe("deputies", () => {
  const mandate = {
    organization: { name: "Assembly" },
    area: { name: "Steppe district" },
    startDate: "2023-03-29",
    endDate: null,
    period: null,
  }
  const person = { publicId: "k3v9x2m4q8ab7tpz", name: "Әлия Құнанбаева" }

  test("stand with seat and term, and a link that can be read", () => {
    const deputies = [{ person, mandate, held: true, counts: { kept: 2 } }]
    const markup = render(<DeputyList deputies={deputies} />)
    expect(markup).toMatch(/href="\/en\/people\/k3v9x2m4q8ab7tpz-[a-z-]+"/)
    expect(markup).toContain("Assembly, Steppe district")
    expect(markup.replaceAll("\u00a0", " ")).toContain("since 29 March 2023")
    expect(markup).not.toContain("No seat at present")
  })

  test("who hold no seat now are said to, also when none is known", () => {
    const former = [{ person, mandate, held: false, counts: {} }]
    expect(render(<DeputyList deputies={former} />)).toContain("No seat at present")
    const never = [{ person, mandate: null, held: false, counts: {} }]
    expect(render(<DeputyList deputies={never} />)).toContain("No seat at present")
    expect(render(<DeputyList deputies={[]} />)).toBe("")
  })
})

describe("the table of a vote", () => {
  const rows = [
    ["Өтегенов", "no"],
    ["Щедрина", "yes"],
    ["Әлиева", "yes"],
    ["Азатов", "absent"],
    ["Құнанбаева", "yes"],
  ] as const
  const votes = rows.map(([personName, option], n) => ({
    personPublicId: `000000000000000${n}`,
    personName,
    option,
    group: n === 0 ? "Steppe group" : null,
    role: n === 1 ? "teller" : null,
  }))

  test("puts those together who chose alike, by name in the reader's alphabet", () => {
    const markup = render(<VoteTable votes={votes} />, "kk")
    const names = ["Әлиева", "Құнанбаева", "Щедрина", "Өтегенов", "Азатов"]
    expect(orderIn(markup, names)).toEqual(names)
    const camps = [...markup.matchAll(/rowgroup.*?<\/th>/g)].map(([head]) =>
      head.match(/\d+/g)?.at(-1),
    )
    expect(camps, "how many chose yes, no, absent").toEqual(["3", "1", "1"])
  })

  test("names groups and tellers, and heads its columns", () => {
    const markup = render(<VoteTable votes={votes} />)
    expect(markup).toContain("Steppe group")
    expect(occurrences(markup, "(teller)")).toBe(1)
    expect(occurrences(markup, 'scope="col"')).toBe(2)
  })

  test("has no column for groups where the source names none", () => {
    const markup = render(<VoteTable votes={votes.map((vote) => ({ ...vote, group: null }))} />)
    expect(occurrences(markup, 'scope="col"')).toBe(1)
    expect(occurrences(markup, "<td")).toBe(votes.length)
  })
})

describe("the moment of a vote", () => {
  test.each([
    ["2025-05-14", "14 May 2025"],
    ["2025-05-14T10:30:00", "14 May 2025, 10:30"],
    ["2025-05-14T10:30:00+05:00", "14 May 2025, 10:30"],
    ["2025-05-14T00:00:00", "14 May 2025"],
    ["2025-05", "May 2025"],
    ["2025", "2025"],
    ["spring session", "spring session"],
  ])("given as %s is told as %s", (at, words) => {
    const markup = render(<VoteMoment at={at} />).replaceAll("\u00a0", " ")
    expect(markup.replace(/<[^>]+>/g, "")).toBe(words)
  })

  test("that no source gives is said to be unknown", () => {
    expect(render(<VoteMoment at={null} />)).not.toBe("")
  })
})

describe("the promises of one person", () => {
  const none = {} as Record<Rating, number>
  const pledge = {
    publicId: "000000000000000a",
    personName: "Әлия",
    text: "Warm meals",
    translation: null,
    lang: "en",
    dueOn: null,
    rating: "broken",
    claim: { rating: "kept" },
    verdict: { rating: "broken" },
  } as const

  test("that are none are said to be none, with nothing drawn", () => {
    const markup = render(
      <PersonPromises
        personPublicId="k3v9x2m4q8ab7tpz"
        counts={none}
        pledges={[]}
        contested={[]}
      />,
    )
    expect(markup).toContain("No promise of this deputy is on record yet")
    expect(markup).not.toContain("<svg")
  })

  test("are tallied, the contested ones first, five of the latest, with a way to all", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"]
    const pledges = ids.map((id) => ({ ...pledge, publicId: `000000000000000${id}` }))
    const markup = render(
      <PersonPromises
        personPublicId="k3v9x2m4q8ab7tpz"
        counts={{ ...none, broken: 7 }}
        pledges={pledges}
        contested={pledges.slice(0, 1)}
      />,
    )
    expect(markup).toContain("7 promises")
    expect(markup.indexOf("differ")).toBeLessThan(markup.indexOf("Latest promises"))
    expect(occurrences(markup, "<h3")).toBe(1 + 5)
    expect(markup).toContain('href="/en/promises?person=k3v9x2m4q8ab7tpz"')
    expect(markup).toContain("person=k3v9x2m4q8ab7tpz&amp;rating=broken")
    expect(markup, "on their own page the name is not said again").not.toContain("Әлия")
  })
})
