import { expect, test } from "vitest"
import * as imports from "#app/routes/imports.$importId._index.tsx"
import * as history from "#app/routes/imports.mergers._index.tsx"
import * as merged from "#app/routes/imports.mergers.$mergerId.tsx"
import * as list from "#app/routes/imports.people._index.tsx"
import * as pair from "#app/routes/imports.people.$pairId._index.tsx"
import * as apart from "#app/routes/imports.people.$pairId.distinction._index.tsx"
import * as end from "#app/routes/imports.people.$pairId.distinction.end.ts"
import * as merger from "#app/routes/imports.people.$pairId.merger.tsx"
import * as person from "#app/routes/people.$personId.tsx"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import type { Got } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { importBoth } from "#tests/support/merge-scene.ts"
import { makeAccount } from "#tests/support/make.ts"

describeOnBothEngines("two records of one person, on the pages of watchdogs", (open) => {
  test("are listed, compared, held apart, merged, and parted again", async () => {
    const db = await open()
    await importBoth(db)
    const account = await makeAccount(db, { role: "watchdog" })
    const now = "2026-11-24T06:00:00.000Z"
    function see(loader: unknown, path: string, params: Record<string, string> = {}): Promise<Got> {
      return answerOf(loader as never, visit({ db, account, path, params, now }))
    }
    function send(
      action: unknown,
      path: string,
      params: Record<string, string>,
      fields: object,
    ): Promise<Got> {
      return answerOf(action as never, post({ db, account, path, params, now }, fields as never))
    }

    const listed = (await see(list.loader, "/en/imports/people")).data as {
      pairs: { id: string; names: string[]; grounds: object[] }[]
    }
    expect(listed.pairs).toHaveLength(1)
    const { id: pairId = "", names, grounds } = listed.pairs[0] ?? {}
    expect([...(names ?? [])].sort()).toEqual(["Aigul Sadykova", "Sadykova, A."])
    expect(grounds).toEqual([{ ground: "shared", scheme: "wikidata", value: "Q900001" }])
    expect((await see(imports.loader, "/en/imports/2", { importId: "2" })).status).toBe(404)

    const compared = (await see(pair.loader, "/en", { pairId })).data as {
      sides: { publicId: string; name: string; counts: [string, number][] }[]
      warnings: object[]
    }
    expect(compared.warnings).toEqual([])
    const kept = compared.sides.find(({ name }) => name === "Aigul Sadykova")?.publicId ?? ""
    const dropped = compared.sides.find(({ publicId }) => publicId !== kept)
    expect(dropped?.counts).toEqual([
      ["membership", 2],
      ["pledge", 1],
      ["vote", 2],
    ])

    const params = { pairId }
    const reason = "Two birthdays, two faces."
    expect(await send(apart.action, "/en", params, { reason: "x" })).toMatchObject({ status: 422 })
    expect(await send(apart.action, "/en", params, { reason })).toMatchObject({ status: 303 })
    expect(await see(list.loader, "/en/imports/people")).toMatchObject({ data: { pairs: [] } })
    expect(await see(pair.loader, "/en", params)).toMatchObject({ data: { apart: { reason } } })
    expect(await see(merger.loader, "/en", params)).toMatchObject({
      data: { refusal: { code: "merge-held-apart" } },
    })
    expect(await send(end.action, "/en", params, {})).toMatchObject({ status: 303 })
    expect(await send(end.action, "/en", params, {})).toMatchObject({ status: 409 })

    const path = `/en/imports/people/${pairId}/merger?keep=${kept}`
    expect(await see(merger.loader, path, params)).toMatchObject({
      data: { kept: { publicId: kept }, refusal: null },
    })
    const same = "One Wikidata item, one birthday."
    expect(await send(merger.action, path, params, { reason: same })).toMatchObject({ status: 422 })
    const done = await send(merger.action, path, params, { reason: same, compared: "yes" })
    expect(done).toMatchObject({ status: 303 })
    const mergerId = done.location?.split("/").at(-1) ?? ""
    expect(await see(pair.loader, "/en", params)).toMatchObject({ status: 404 })
    const old = { personId: dropped?.publicId ?? "" }
    expect(await see(person.loader, "/en/people", old)).toMatchObject({
      ...{ status: 301, location: `/en/people/${kept}` },
    })
    expect(await see(person.loader, "/en/people", { personId: kept })).toMatchObject({
      status: 200,
    })

    expect(await see(history.loader, "/en/imports/mergers")).toMatchObject({
      data: { merges: [{ publicId: mergerId, dropped: "Sadykova, A.", undoneAt: null }] },
    })
    const one = { mergerId }
    expect(await see(merged.loader, "/en", one)).toMatchObject({ data: { refusal: null } })
    expect(await send(merged.action, "/en", one, { reason })).toMatchObject({ status: 303 })
    expect(await send(merged.action, "/en", one, { reason })).toMatchObject({ status: 409 })
    expect(await see(person.loader, "/en/people", old)).toMatchObject({ status: 200 })

    const reader = await makeAccount(db, { role: "constituent" })
    const asked = visit({ db, account: reader, path: "/en", params, now })
    expect(await answerOf(pair.loader as never, asked)).toMatchObject({ status: 404 })
    for (const wrong of ["", "x", `${kept}-${kept}`, `${kept}-0000000000000000`]) {
      expect(await see(pair.loader, "/en", { pairId: wrong })).toMatchObject({ status: 404 })
    }
  })
})
