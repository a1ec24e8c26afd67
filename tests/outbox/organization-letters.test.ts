import { expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { postHere } from "#app/outbox/post.server.ts"
import { handle } from "#app/outbox/handlers.server.ts"
import type { Mail } from "#app/emails/transport.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"

const now = "2026-11-01T06:00:00.000Z"
const id = "k3v9x2m4q8ab7tpz"

describeOnBothEngines("letters about organisations and approvals", (open) => {
  test.each([
    ["organization-news", { organization: id, step: "suspend", reason: "Hidden funding" }],
    ["glass-broken", { kind: "account.suspend", approval: id }],
  ])("reach the account in its own language: %s", async (kind, payload) => {
    const house = makeHouse(await open())
    const operator = { email: "op@example.org", role: "operator", lang: "ru" } as const
    const draft = { ...operator, password: "tall poplars of the steppe" }
    const made = await createAccount(house, draft, now)
    if (!made.ok) throw new Error(made.refusal.code)
    const kept: Mail[] = []
    const transport = {
      deliver(mail: Mail) {
        kept.push(mail)
        return Promise.resolve()
      },
      close: () => undefined,
    }
    const task = { id: 1, kind, createdAt: now, attempts: 1 }
    await handle(
      house,
      { post: postHere(house, transport), transport },
      { ...task, payload: { accountId: made.value.id, ...payload } },
    )
    expect(kept).toMatchObject([{ to: "op@example.org" }])
    expect(kept[0]?.text).toContain(`https://uade.example/ru/`)
    expect(kept[0]?.text).toContain(id)
  })
})
