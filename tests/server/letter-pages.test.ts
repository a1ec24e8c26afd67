import { describe, expect, test } from "vitest"
import { LetterPages } from "#app/server/letter-pages.server.ts"
import { newSecret } from "#app/lib/seal.server.ts"

const [mine, theirs] = [newSecret(), newSecret()]

/** Opens the page of a letter. @returns its markup, and how often it was rendered */
function opening(pages: LetterPages) {
  let rendered = 0
  function open(secret: string, status = "pending", path = `/kk/signature/${secret}`) {
    const markup = pages.markup(secret, { path, status, link: `${path}/withdrawal` }, () => {
      rendered += 1
      return `<a href="${path}/withdrawal">${status}</a> of ${secret}`
    })
    return { markup, rendered }
  }
  return open
}

describe("a page behind a letter's secret", () => {
  test("is rendered once for all whose page differs by the secret alone, and has each one's own", () => {
    const open = opening(new LetterPages())
    for (const secret of [mine, theirs, mine]) {
      expect(open(secret)).toEqual({
        markup: `<a href="/kk/signature/${secret}/withdrawal">pending</a> of ${secret}`,
        rendered: 1,
      })
    }
  })

  test("is rendered anew where anything else is another", () => {
    const open = opening(new LetterPages())
    open(mine)
    expect(open(theirs, "counted").markup).toContain("counted")
    expect(open(theirs, "pending", `/ru/signature/${theirs}`)).toMatchObject({ rendered: 3 })
    expect(open(theirs).markup).toContain(`/kk/signature/${theirs}/`)
  })

  test("is another page where another's secret stands in it: that word is nobody's stand-in", () => {
    const pages = new LetterPages()
    pages.markup(mine, { path: mine, other: theirs }, () => `${mine} ${theirs}`)
    expect(pages.markup(theirs, { path: theirs, other: theirs }, () => "rendered")).toBe("rendered")
  })

  test.each(["", "a", `${mine}a`, "нет"])(
    "by %j, which is no secret, is rendered each time",
    (word) => {
      const open = opening(new LetterPages())
      expect([open(word).rendered, open(word).rendered]).toEqual([1, 2])
    },
  )

  test("makes room for what is asked for more", () => {
    const open = opening(new LetterPages())
    open(mine)
    for (let at = 0; at < 100; at += 1) {
      open(theirs, String(at))
      open(mine)
    }
    expect(open(mine).rendered).toBe(101)
    expect(open(theirs, "0").rendered).toBe(102)
  })
})
