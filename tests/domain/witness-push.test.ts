import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { publishedNote } from "#app/domain/log-receipt.server.ts"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { witnessLag } from "#app/domain/witness-lag.server.ts"
import { parseWitnessPolicy } from "#app/domain/witness-policy.ts"
import type { WitnessPolicy } from "#app/domain/witness-policy.ts"
import { pushToWitnesses } from "#app/domain/witness-push.server.ts"
import { later } from "#app/lib/instant.ts"
import { verifyLogOrWitness } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatVerifierKey, openNote } from "#app/log/signed-note.ts"
import { findHead } from "#db/queries/log.server.ts"
import { makeWitness } from "#scripts/witness/answer.ts"
import { openMemory } from "#scripts/witness/memory.ts"
import { witnessServer } from "#scripts/witness/server.ts"
import { makeWitnessKey } from "#scripts/witness/witness-key.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { loader as logPage } from "#app/routes/log.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import { appendSome } from "#tests/support/log-scene.ts"

const origin = "uade.example/log"
const signedAt = "2023-11-14T22:13:20.000Z"

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** A witness of a house's log, listening: its line of WITNESSES_FILE. */
async function startWitness(house: TestHouse, number: number): Promise<string> {
  const key = makeWitnessKey(`w${String(number)}.example`, new Uint8Array(32).fill(number))
  const memory = openMemory(path.join(emptyFolder(), "state"), key.verifier, true)
  const logs = [house.log.key.verifierKey(origin)]
  const witness = makeWitness({ key, logs, memory, now: () => 1_700_000_000n })
  const url = await listen(witnessServer(witness, () => undefined))
  return `${formatVerifierKey(key.verifier)} ${url}`
}

/** A stranger in a witness's place that answers all the same. */
async function startStranger(status: number, body: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(status).end(body))
  })
  const key = makeWitnessKey("stranger.example", new Uint8Array(32).fill(77)).verifier
  return `${formatVerifierKey(key)} ${await listen(server)}`
}

function policyOf(lines: readonly string[]): WitnessPolicy {
  return parseWitnessPolicy(nodeDigest, lines.join("\n"))
}

async function publish(house: TestHouse, leaves: number, mark: string): Promise<void> {
  await appendSome(house.db, leaves, mark)
  house.clock.set(later(house.clock.now(), 60_000))
  await publishLog(house, house.clock.now())
}

async function openHouse(open: () => Promise<TestHouse["db"]>): Promise<TestHouse> {
  const house = makeHouse(await open())
  await house.log.start()
  await publish(house, 5, "first")
  return house
}

async function signersOf(house: TestHouse, { witnesses }: WitnessPolicy): Promise<string[]> {
  const head = await findHead(house.db.read)
  const note = head && (await publishedNote(house.db.read, head))
  const keys = witnesses.map(({ key }) => key)
  const opened = openNote(nodeDigest, note ?? "", keys, verifyLogOrWitness)
  return opened.ok ? opened.signedBy.map(({ name }) => name) : []
}

describeOnBothEngines("pushing to witnesses", (open) => {
  test("has each published checkpoint signed by each witness, once", async () => {
    const house = await openHouse(open)
    const policy = policyOf([await startWitness(house, 1), await startWitness(house, 2)])
    for (const [mark, size] of [
      ["second", 5],
      ["third", 12],
    ] as const) {
      const answers = await pushToWitnesses(house, policy)
      expect(answers.map(({ result }) => result)).toEqual(["signed", "signed"])
      expect(await signersOf(house, policy)).toEqual(["w1.example", "w2.example"])
      expect(await pushToWitnesses(house, policy)).toEqual([])
      expect(await witnessLag(house.db.read, policy)).toMatchObject([
        { witness: "w1.example", cosignedSize: size, behind: 0, cosignedAt: signedAt },
        { witness: "w2.example", cosignedSize: size, behind: 0 },
      ])
      await publish(house, 7, mark)
    }
    expect(await witnessLag(house.db.read, policy)).toMatchObject([{ behind: 7 }, { behind: 7 }])
  })

  test("is told on the log's page: who, how far, when, and nothing where nobody signed", async () => {
    const house = await openHouse(open)
    const witnesses = policyOf([await startWitness(house, 1), await startWitness(house, 2)])
    async function shown(changes: Partial<TestHouse>) {
      const asked = visit({ db: house.db, account: null, path: "/en/log" })
      const context = { ...asked.context, house: { ...house, ...changes } }
      return (await answerOf(logPage, { ...asked, context })).data as { witnesses: unknown[] }
    }
    expect((await shown({})).witnesses).toEqual([])
    const none = { cosignedSize: 0, cosignedAt: null, behind: 5 }
    expect((await shown({ witnesses })).witnesses).toEqual([
      { witness: "w1.example", ...none },
      { witness: "w2.example", ...none },
    ])
    const seen = house.db.changes.now()
    await pushToWitnesses(house, { ...witnesses, witnesses: witnesses.witnesses.slice(0, 1) })
    expect(house.db.changes.since(seen, ["log"]), "the kept page falls").toBe(true)
    expect((await shown({ witnesses })).witnesses).toEqual([
      { witness: "w1.example", cosignedSize: 5, cosignedAt: signedAt, behind: 0 },
      { witness: "w2.example", ...none },
    ])
  })

  test("goes on from the size that the witness states, also when its answer was lost", async () => {
    const house = await openHouse(open)
    const line = await startWitness(house, 1)
    await pushToWitnesses(house, policyOf([line]))
    await publish(house, 4, "more")
    // Another installation's table, as it were: it knows of no cosignature, and the witness of five leaves.
    const forgetful = makeHouse(house.db)
    const other = line.replace(/^w1\.example\+\S+/, formatVerifierKey(renamed()))
    expect(await pushToWitnesses(forgetful, policyOf([other]))).toMatchObject([
      { result: "bad-signature" },
    ])
    // The witness signed all the same: now it states nine, which is what is published.
    expect(await pushToWitnesses(house, policyOf([line]))).toMatchObject([{ result: "signed" }])
    expect(await signersOf(house, policyOf([line]))).toEqual(["w1.example"])
  })

  test.each([
    ["refused", 500, ""],
    ["refused", 403, "not you"],
    ["refused", 409, "no number"],
    ["inconsistent", 409, "999\n"],
    ["inconsistent", 422, ""],
    ["bad-signature", 200, ""],
    ["bad-signature", 200, "— stranger.example AAAAAAAAAAAA\n"],
    ["unreachable", 200, "A".repeat(70_000)],
  ])("keeps nothing where a witness is %s: %i %j", async (result, status, body) => {
    const house = await openHouse(open)
    const policy = policyOf([await startStranger(status, body), await startWitness(house, 1)])
    const answers = await pushToWitnesses(house, policy)
    expect(answers.map((answer) => answer.result)).toEqual([result, "signed"])
    expect(await signersOf(house, policy)).toEqual(["w1.example"])
  })

  test("asks nobody before anything is public, and nobody without an address", async () => {
    const house = makeHouse(await open())
    await house.log.start()
    const policy = policyOf(["# none"])
    expect(await pushToWitnesses(house, policy)).toEqual([])
    const [key = ""] = (await startWitness(house, 1)).split(" ")
    await publish(house, 1, "one")
    expect(await pushToWitnesses(house, policyOf([key]))).toEqual([])
  })
})

function renamed() {
  return makeWitnessKey("renamed.example", new Uint8Array(32).fill(1)).verifier
}
