import { expect, test } from "vitest"
import { forgetTraces } from "#app/domain/signing-trace.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import { day, later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import {
  countByDwell,
  countByMail,
  countByMinute,
  countByNetwork,
  countTraced,
} from "#db/queries/signing-groups.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { readEverything } from "#tests/support/moderation-scene.ts"
import { kinds, makeScene, now, secrets, signer } from "#tests/support/signing-scene.ts"

async function signFrom(
  house: TestHouse,
  petition: Row<"petition">,
  email: string,
  network: string,
  at: Instant = now,
): Promise<string> {
  await requestSignature(house, petition.public_id, { ...signer(petition, email), network }, at)
  const secret = (await secrets(house)).at(-1) ?? "no letter"
  await confirmSignature(house, secret, later(at, 7_500))
  return secret
}

function traces(house: TestHouse) {
  return house.db.read.selectFrom("signing_trace").selectAll().orderBy("signature_id").execute()
}

describeOnBothEngines("the trace of a request to sign", (open) => {
  test("counts networks, domains, minutes and times of what stands, and of nothing else", async () => {
    const { house, petition } = await makeScene(await open())
    await signFrom(house, petition, "a@one.example", "203.0.113/24")
    await signFrom(house, petition, "b@one.example", "203.0.113/24")
    await signFrom(house, petition, "c@two.example", "198.51.100/24", later(now, minute))
    await requestSignature(
      house,
      petition.public_id,
      { ...signer(petition, "d@one.example"), network: "203.0.113/24" },
      now,
    )
    const { read } = house.db
    const networks = await countByNetwork(read, petition.id, 1)
    expect(networks.map(({ count, ofDay, day: of }) => [count, ofDay, of])).toEqual([
      [2, 3, "2026-04-01"],
      [1, 3, "2026-04-01"],
    ])
    expect(await countByNetwork(read, petition.id, 2)).toHaveLength(1)
    const mail = await countByMail(read, petition.id, 2)
    expect(mail.groups.map(({ count }) => count)).toEqual([2])
    expect(mail.others).toBe(1)
    expect(await countByMinute(read, petition.id)).toEqual([
      { minute: "2026-04-01T06:00", count: 2 },
      { minute: "2026-04-01T06:01", count: 1 },
    ])
    expect(await countByDwell(read, petition.id)).toEqual([{ dwell: 7, count: 3 }])
    expect(await countTraced(read, petition.id)).toEqual({ standing: 3, traced: 3 })
  })

  test("holds no address, no network and no domain in the clear", async () => {
    const { house, petition } = await makeScene(await open())
    await signFrom(house, petition, "a@canary-domain.example", "203.0.113/24")
    const everything = await readEverything(house.db)
    expect(everything).not.toContain("203.0.113")
    expect(everything).not.toContain("canary-domain")
  })

  test("tells one network from another within a day, a petition and no further", async () => {
    const { house, petition } = await makeScene(await open())
    const other = await makeScene(house.db)
    await signFrom(house, petition, "a@one.example", "203.0.113/24")
    await signFrom(house, petition, "b@one.example", "203.0.113/24")
    await signFrom(house, other.petition, "b@one.example", "203.0.113/24")
    await signFrom(house, petition, "c@one.example", "203.0.113/24", later(now, day))
    const [first, second, elsewhere, nextDay] = await traces(house)
    expect(second?.network_tag).toEqual(first?.network_tag)
    expect(second?.mail_tag).toEqual(first?.mail_tag)
    expect(elsewhere?.network_tag).not.toEqual(first?.network_tag)
    expect(elsewhere?.mail_tag).not.toEqual(first?.mail_tag)
    expect(nextDay?.network_tag).not.toEqual(first?.network_tag)
    expect(nextDay?.mail_tag).toEqual(first?.mail_tag)
  })

  test("loses its key with the day, and with it what was withdrawn or never confirmed", async () => {
    const { house, petition } = await makeScene(await open())
    await signFrom(house, petition, "a@one.example", "203.0.113/24")
    const secret = await signFrom(house, petition, "b@one.example", "203.0.113/24")
    await withdrawSignature(house, secret, later(now, minute))
    function keysOf() {
      return house.db.read.selectFrom("trace_key").select("day").execute()
    }
    await forgetTraces(house, "2026-04-01T23:59:59.999Z")
    expect(await keysOf()).toEqual([{ day: "2026-04-01" }])
    expect(await traces(house)).toHaveLength(2)
    await forgetTraces(house, "2026-04-02T00:00:00.000Z")
    expect(await keysOf()).toEqual([])
    expect(await traces(house)).toHaveLength(1)
  })

  test("is gone after 30 days, or 14 after its petition's end", async () => {
    const { house, petition } = await makeScene(await open())
    const other = await makeScene(house.db, { state: "open" })
    await signFrom(house, petition, "a@one.example", "203.0.113/24")
    await signFrom(house, other.petition, "a@one.example", "203.0.113/24")
    await house.db.writer
      .updateTable("petition")
      .set({ state: "closed-reached", closed_at: "2026-04-05T00:00:00.000Z" })
      .where("id", "=", petition.id)
      .execute()
    await forgetTraces(house, "2026-04-18T23:59:59.000Z")
    expect(await traces(house)).toHaveLength(2)
    await forgetTraces(house, "2026-04-19T00:00:00.000Z")
    expect((await traces(house)).map((row) => row.petition_id)).toEqual([other.petition.id])
    await forgetTraces(house, "2026-05-01T06:00:00.000Z")
    expect(await traces(house)).toHaveLength(1)
    await forgetTraces(house, "2026-05-02T06:00:00.000Z")
    expect(await traces(house)).toEqual([])
  })

  test("is not left by who asks from nowhere", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    expect(await traces(house)).toEqual([])
  })
})

describeOnBothEngines("who asks to sign too often", (open) => {
  test("gets eight letters for one person at whatever address, and no ninth", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    const outcomes = []
    for (let n = 0; n < 10; n++) {
      const asked = signer(petition, `n${String(n)}@uade.example`, "900101100004")
      outcomes.push(await requestSignature(house, petition.public_id, asked, now))
    }
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await kinds(house)).toHaveLength(8)
    const another = signer(petition, "n0@uade.example", "900101100014")
    await requestSignature(house, petition.public_id, another, now)
    expect(await kinds(house)).toHaveLength(9)
  })
})
