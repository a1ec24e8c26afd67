import { expect, test } from "vitest"
import { TokenList } from "#app/components/token-list.tsx"
import { action as make, loader } from "#app/routes/account.tokens._index.tsx"
import { action as revoke } from "#app/routes/account.tokens.$tokenId.revocation.ts"
import { render } from "#tests/components/render.tsx"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const order = { purpose: "nightly votes", scopes: ["votes:write"], days: "30" }

describeOnBothEngines("keys for programs", (open) => {
  test("are shown once, listed with their days, and revoked by their owner alone", async () => {
    const db = await open()
    const own = await makeAccount(db, { role: "watchdog" })
    const other = await makeAccount(db, { role: "watchdog" })
    const at = { db, now, path: "/en/account/tokens", params: { lang: "en" } }
    const made = await answerOf(make, post({ ...at, account: own }, order))
    expect(JSON.stringify(made)).toMatch(/uade_[\w-]{43}/)

    const listed = await loader(visit({ ...at, account: own }) as never)
    const [token] = listed.tokens
    expect(token).toMatchObject({ madeOn: "2026-11-24", endsOn: "2026-12-24", standing: "stands" })
    expect(JSON.stringify(listed)).not.toContain("uade_")
    const markup = render(<TokenList tokens={listed.tokens} />)
    expect(markup).toContain("nightly votes")
    expect(markup).toContain("24 December 2026")

    const id = token?.publicId ?? ""
    const params = { lang: "en", tokenId: id }
    await revoke(post({ ...at, params, account: other }, {}) as never)
    const still = await loader(visit({ ...at, account: own }) as never)
    expect(still.tokens[0]?.standing).toBe("stands")
    await revoke(post({ ...at, params, account: own }, {}) as never)
    const gone = await loader(visit({ ...at, account: own }) as never)
    expect(gone.tokens[0]?.standing).toBe("revoked")
    expect(render(<TokenList tokens={gone.tokens} />)).not.toContain("<button")
  })

  test("are made once by a form that is sent twice, and anew once the first is revoked", async () => {
    const db = await open()
    const account = await makeAccount(db, { role: "watchdog" })
    const at = { db, now, path: "/en/account/tokens", params: { lang: "en" }, account }
    const answers = await Promise.all([
      answerOf(make, post(at, order)),
      answerOf(make, post(at, order)),
    ])
    const told = answers.map((answer) => JSON.stringify(answer))
    expect(told.filter((one) => /uade_[\w-]{43}/.test(one))).toHaveLength(1)
    expect(told.filter((one) => one.includes("token-label-taken"))).toHaveLength(1)
    const { tokens } = await loader(visit(at) as never)
    expect(tokens).toHaveLength(1)

    const params = { lang: "en", tokenId: tokens[0]?.publicId ?? "" }
    await revoke(post({ ...at, params }, {}) as never)
    expect(JSON.stringify(await answerOf(make, post(at, order)))).toMatch(/uade_[\w-]{43}/)
  })
})
