import { describe, expect, test } from "vitest"
import { answerRequest, askAboutData, wordsOfRequest } from "#app/domain/data-request.server.ts"
import { answerDueOn } from "#app/domain/data-request.ts"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { dataAnswer } from "#app/emails/data-answer.ts"
import { findDataRequest, listWaitingRequests } from "#db/queries/data-requests.server.ts"
import { day, later, minute } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { asSomebody } from "#tests/support/operators.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-04-01T06:00:00.000Z"
const asked = {
  place: "sheet",
  words: "Somebody wrote me into a line of a sheet",
  lang: "kk",
  email: "named@uade.example",
} as const

describe("the day of the answer", () => {
  test("is the third working day, over weekends and feasts", () => {
    // A Wednesday; and the Friday before Nauryz, which is three days long and moves off the weekend.
    expect(answerDueOn(now, homeCalendar)).toBe("2026-04-06")
    expect(answerDueOn("2026-03-20T06:00:00.000Z", homeCalendar) > "2026-03-25").toBe(true)
  })
})

describeOnBothEngines("a request about data", (open) => {
  test("is sealed, waits with its day, and is answered once by letter", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const operator = asSomebody(await make.makeAccount(db, { role: "operator" }))
    expect(await askAboutData(house, asked, now)).toMatchObject({ ok: true })
    const [waiting] = await listWaitingRequests(db.read)
    const id = waiting?.publicId ?? ""
    expect(waiting).toMatchObject({ place: "sheet", lang: "kk", dueOn: "2026-04-06" })
    const [row] = await db.read.selectFrom("data_request").selectAll().execute()
    expect(JSON.stringify(row)).not.toContain("sheet\\u0020")
    expect(row?.words_sealed?.includes("Somebody")).toBe(false)
    expect(row?.email_sealed?.includes("named")).toBe(false)
    expect(waiting && wordsOfRequest(house.keys, waiting)).toEqual({
      words: asked.words,
      answer: null,
    })
    const given = { outcome: "nothing", answer: "The line was struck out on the sheet." } as const
    const stranger = asSomebody(await make.makeAccount(db, { role: "moderator" }))
    expect(await answerRequest(house, id, given, stranger, now)).toMatchObject({ ok: false })
    expect(await answerRequest(house, id, given, operator, now)).toMatchObject({ ok: true })
    expect(await answerRequest(house, id, given, operator, now)).toMatchObject({
      refusal: { code: "request-answered" },
    })
    expect(await answerRequest(house, "0000000000000000", given, operator, now)).toMatchObject({
      refusal: { code: "no-such-request" },
    })
    const mailed = await listMailed(house)
    expect(mailed).toMatchObject([
      { kind: "data-answer", payload: { email: asked.email, lang: "kk", outcome: "nothing" } },
    ])
    const answered = await findDataRequest(db.read, id)
    expect(answered && wordsOfRequest(house.keys, answered)?.answer).toBe(given.answer)
    expect(await listWaitingRequests(db.read)).toEqual([])
  })

  test("is one, however often the button was pressed; the next day it is another", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    await Promise.all([askAboutData(house, asked, now), askAboutData(house, asked, now)])
    await askAboutData(house, asked, later(now, minute))
    expect(await listWaitingRequests(db.read)).toHaveLength(1)
    await askAboutData(house, { ...asked, words: "And on another sheet too" }, now)
    await askAboutData(house, { ...asked, email: "other@uade.example" }, now)
    await askAboutData(house, asked, later(now, day))
    expect(await listWaitingRequests(db.read)).toHaveLength(4)
  })

  test("needs an address for its answer", async () => {
    const house = makeHouse(await open(), { now })
    expect(await askAboutData(house, { ...asked, email: "nobody" }, now)).toMatchObject({
      refusal: { code: "email-invalid" },
    })
  })
})

test("the letter says what was done, when it was asked, and where to complain", () => {
  const { text, subject } = dataAnswer({
    ...{ lang: "ru", outcome: "erased", answer: "Строка листа зачёркнута.", askedOn: "2026-04-01" },
  })
  expect(subject).toBe("Ответ на Ваш запрос")
  expect(text).toContain("Строка листа зачёркнута.")
  expect(text).toContain("1 апреля 2026")
  expect(text).toContain("орган по защите персональных данных")
})
