import { describe, expect, test } from "vitest"
import { Filters } from "#app/components/filters.tsx"
import * as paths from "#app/components/paths.ts"
import { withQuery } from "#app/components/query-link.ts"
import { stubOf } from "#app/domain/hidden-text.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { render } from "./render.tsx"

describe("an address with choices", () => {
  test.each([
    [{}, "/en/promises"],
    [{ q: "", rating: undefined, person: null }, "/en/promises"],
    [
      { rating: "kept", q: "жол & көпір" },
      "/en/promises?rating=kept&q=%D0%B6%D0%BE%D0%BB+%26+%D0%BA%D3%A9%D0%BF%D1%96%D1%80",
    ],
  ])("%j is %s", (values, address) => {
    expect(withQuery("/en/promises", values)).toBe(address)
  })
})

describe("the address of", () => {
  const id = "k3v9x2m4q8ab7tpz"

  test.each(["Әлия Құнанбаева", "O’Brien / ../x", "", "????", "x".repeat(300)])(
    "who is called %j leads back to the id",
    (name) => {
      for (const path of [
        paths.personPath({ publicId: id, name }),
        paths.areaPath({ publicId: id, name }),
        paths.pledgePath(id, name),
      ]) {
        const [, noun, tail, ...rest] = path.split("/")
        expect(["people", "areas", "promises"]).toContain(noun)
        expect(rest).toEqual([])
        expect(readPublicId(tail ?? "")).toBe(id)
        expect(path).toMatch(/^[\x21-\x7e]{1,100}$/)
      }
    },
  )

  test("a promise that was hidden says nothing of its words", () => {
    const stub = stubOf({ rule: "personal-data", on: "2026-11-24", sha256: "0".repeat(64) })
    expect(paths.pledgePath(id, stub)).toBe(`/promises/${id}`)
  })

  test("promises without words, votes and petitions is the id alone", () => {
    expect(paths.pledgePath(id)).toBe(`/promises/${id}`)
    expect(paths.voteEventPath(id)).toBe(`/votes/${id}`)
    expect(paths.petitionPath(id)).toBe(`/petitions/${id}`)
  })
})

describe("the choices above a list", () => {
  const rating = {
    name: "rating",
    label: "Assessment",
    value: "kept",
    options: [
      { value: "kept", label: "Kept" },
      { value: "broken", label: "Broken" },
    ],
  }

  test("are a form that reads, with what is in force and what is kept", () => {
    const markup = render(
      <Filters
        search={{ name: "q", label: "Words", value: 'жол "x"' }}
        filters={[rating]}
        kept={{ person: "k3v9x2m4q8ab7tpz", area: undefined, power: "" }}
      />,
    )
    expect(markup).toMatch(/<form[^>]*method="get"/)
    expect(markup).toContain('value="жол &quot;x&quot;"')
    expect(markup).toContain('<option value="kept" selected="">Kept</option>')
    expect(markup).toContain('<input type="hidden" name="person" value="k3v9x2m4q8ab7tpz"/>')
    expect(markup).not.toMatch(/name="(area|power)"/)
  })

  test("each have a label, and each can be taken back", () => {
    const markup = render(<Filters filters={[rating]} />)
    expect(markup).toContain('<label class="field-label" for="rating">Assessment</label>')
    expect(markup).toMatch(/<select[^>]*id="rating"[^>]*><option value="">/)
  })
})
