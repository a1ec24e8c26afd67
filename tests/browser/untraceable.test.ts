import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { referenceCommitment } from "#app/domain/commitment.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { parseReceiptExtra } from "#app/domain/receipt.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { langs } from "#app/i18n/lang.ts"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { concatBytes, fromBase64, fromUtf8, toBase64, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { expectDescribed } from "#tests/support/api-answer.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { findFreePort } from "#tests/support/postgres.ts"
import { publishBeside } from "#tests/support/publish.ts"
import { addressesFor } from "./everything-shown.ts"
import { sampleObjects } from "./sample-objects.ts"

/*
 * Two people sign and one withdraws, told twice from the same beginning: once it is the first, once the
 * second. Somebody holds both receipts, knows both names and addresses, and looks at everything public
 * before the withdrawal, after it and after its publication. The histories may differ in nothing but what
 * is drawn at random: the commitments of leaves (HMAC under nonces of 256 bits that are in no public place),
 * and what is reckoned from them: hashes of the tree, signatures over its root, and the tags of pages' bytes.
 */

const people = ["anar@uade.example", "bolat@uade.example"] as const
const folder = mkdtempSync(join(tmpdir(), "uade-untraceable-"))
const publicId = make.nextPublicId()

/** One history as its observer has it. */
interface History {
  readonly receipts: readonly string[]
  readonly vkey: string
  readonly before: Seen
  readonly unpublished: Seen
  readonly after: Seen
  /** The receipts' verdicts at the end, by name and address. */
  readonly verdicts: readonly string[]
}

/** Every public answer by its address: status, headers, body. */
type Seen = ReadonlyMap<string, string>

let histories: readonly [History, History]

beforeAll(async () => {
  await makeBeginning()
  // Pages name their own address: it is the same in both.
  const port = String(await findFreePort())
  histories = [await tell(0, port), await tell(1, port)]
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function makeBeginning(): Promise<void> {
  makeSecretFile(join(folder, "kek"), Buffer.alloc(32, 7).toString("base64"))
  const db = openDb(`sqlite:${join(folder, "beginning.db")}`)
  await migrateToLatest(db)
  const key_sealed = newPetitionKey(makeHouse(db).keys, publicId)
  await make.makePetition(db, { public_id: publicId, key_sealed, closes_on: "2026-05-31" })
  await db.close()
}

/** Tells the history in which this one of the two withdraws. */
async function tell(withdrawing: 0 | 1, port: string): Promise<History> {
  const file = join(folder, `history-${String(withdrawing)}.db`)
  copyFileSync(join(folder, "beginning.db"), file)
  const env = {
    ...{ DATABASE_URL: `sqlite:${file}`, KEK_FILE: join(folder, "kek") },
    // What is published when, the test decides.
    ...{ CLOCK: "2026-04-01T06:00:00Z", PUBLISH_SECONDS: "86400", PORT: port },
  }
  const app = await startApp({ env })
  try {
    const secrets = [await sign(app, people[0]), await sign(app, people[1])]
    await publishBeside(app.db, "2026-04-01T10:00:00.000Z")
    const receipts = await Promise.all(secrets.map((secret) => receiptOf(app, secret)))
    const vkey = await (await fetchPatiently(`${app.origin}/log/vkey`)).text()
    const before = await lookAround(app)
    const out = await post(app, `/kk/signature/${secrets[withdrawing] ?? ""}/withdrawal`, {})
    expect(out.status).toBe(303)
    const unpublished = await lookAround(app)
    await publishBeside(app.db, "2026-04-01T12:00:00.000Z")
    const after = await lookAround(app)
    const verdicts = receipts.map((receipt, at) => verdictOn(receipt, vkey, people[at] ?? ""))
    return { receipts, vkey, before, unpublished, after, verdicts }
  } finally {
    await app.stop()
  }
}

function post(app: App, path: string, fields: Readonly<Record<string, string>>) {
  const headers = { origin: app.origin }
  const body = new URLSearchParams(fields)
  return fetchPatiently(app.origin + path, { method: "POST", headers, body })
}

async function sign(app: App, email: string): Promise<string> {
  const person = { family: "Сейткали", given: email, voter: "on", consent: "on" }
  const asked = await post(app, `/kk/petitions/${publicId}/sign`, { ...person, email })
  expect(asked.status).toBe(303)
  const { text = "" } = await app.mailbox.waitForMail(email)
  const [, secret = ""] = /\/signature\/([\w-]{43})/.exec(text) ?? []
  expect((await post(app, `/kk/signature/${secret}`, {})).status).toBe(303)
  return secret
}

async function receiptOf(app: App, secret: string): Promise<string> {
  return (await fetchPatiently(`${app.origin}/kk/signature/${secret}/receipt.tlog-proof`)).text()
}

function verdictOn(receipt: string, vkey: string, email: string): string {
  const key = parseVerifierKey(nodeDigest, vkey.trim())
  const person = { family: "Сейткали", given: email, patronymic: "", identifier: email }
  return checkReceipt(nodeDigest, receipt, { vkeys: key ? [key] : [], person }).verdict
}

async function lookAround(app: App): Promise<Seen> {
  const sample = await sampleObjects(app.db)
  const nobody = { name: "nobody", actor: null, cookie: undefined }
  const pages = langs.flatMap((lang) => {
    const all = addressesFor(nobody, { ...sample, lang })
    return lang === "kk" ? all : all.filter((address) => address.includes("petition"))
  })
  const checkpoint = await (await fetchPatiently(`${app.origin}/log/checkpoint`)).text()
  const size = Number(checkpoint.split("\n")[1])
  // Also what is not published yet: whether it is there must tell nothing.
  const log = [size, size + 1].flatMap((one) => [
    ...[`/log/tile/0/000.p/${String(one)}`, `/log/tile/entries/000.p/${String(one)}`],
  ])
  const seen = new Map<string, string>()
  // The challenge of a passkey is drawn for each visit.
  const shown = pages.filter((address) => !address.endsWith("/session/passkey"))
  const counts = `/api/v1/petitions/${publicId}/count`
  const waiting = [...new Set([...shown, ...log, counts])]
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
        seen.set(address, await look(app.origin + address))
      }
    }),
  )
  return seen
}

async function look(url: string): Promise<string> {
  const answer = await fetchPatiently(url, { headers: { "accept-encoding": "identity" } })
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1")
  const type = answer.headers.get("content-type")
  const text = Buffer.from(body, "latin1").toString()
  expectDescribed(url, { status: answer.status, type, body: text })
  const headers = [...answer.headers].filter(([name]) => !ofTheAnswer.includes(name))
  return [answer.status, ...headers.map((pair) => pair.join(": ")), "", body].join("\n")
}

/** Headers that are drawn, or read from the clock, for each answer. */
const ofTheAnswer = ["date", "x-request-id", "connection", "keep-alive"]

/** An answer without what is drawn at random in each history. */
function steady(address: string, answer: string): string {
  if (address.startsWith("/log/tile/0/")) {
    return answer.slice(0, answer.indexOf("\n\n")).replace(/etag: .*/, "")
  }
  return answer
    .replace(/^etag: .*$/m, "etag: #")
    .replaceAll(/(?<![\w+/])[\w+/]{43}=(?![\w+/=])/g, "#32 bytes")
    .replaceAll(/^(\S+ \S+) [\w+/]{90,}={0,2}$/gm, "$1 #signature")
}

function differing(one: Seen, other: Seen): string[] {
  const addresses = [...new Set([...one.keys(), ...other.keys()])].sort()
  return addresses.filter(
    (address) =>
      steady(address, one.get(address) ?? "none") !== steady(address, other.get(address) ?? "none"),
  )
}

/** The leaves of one type in the public entries. */
function leavesIn(seen: Seen, type: string): { readonly c: string }[] {
  const entries = [...seen].filter(([address]) => address.startsWith("/log/tile/entries/"))
  const text = entries.map(([, answer]) => Buffer.from(answer, "latin1").toString("utf8")).join("")
  const found = [...text.matchAll(/\{"c":"[^}]*\}/g)].map(([leaf]) => leaf)
  return [...new Set(found)]
    .map((leaf) => JSON.parse(leaf) as { readonly c: string; readonly type: string })
    .filter((leaf) => leaf.type === type)
}

describe("who of two withdrew", () => {
  test("cannot be told before the publication: not a byte of anything public has moved", () => {
    for (const { before, unpublished } of histories) {
      expect(before.size).toBeGreaterThan(100)
      const moved = [...before.keys()].filter((at) => before.get(at) !== unpublished.get(at))
      expect(moved).toEqual([])
    }
  })

  test("cannot be told after it: all public answers are the same but for what is random", () => {
    const [one, other] = histories
    expect(differing(one.before, other.before)).toEqual([])
    expect(differing(one.after, other.after)).toEqual([])
    console.log(`untraceable: ${String(one.after.size)} answers of two histories, thrice`)
  })

  test("is looked for where something did move: the total, the log, the petition's pages", () => {
    for (const { before, after } of histories) {
      const moved = differing(before, after)
      expect(moved).toContain(`/api/v1/petitions/${publicId}/count`)
      expect(moved).toContain(`/kk/petitions/${publicId}`)
      expect(leavesIn(before, "withdrawn")).toHaveLength(0)
      expect(leavesIn(after, "withdrawn")).toHaveLength(1)
      expect(leavesIn(after, "signature")).toHaveLength(2)
    }
  })

  test("cannot be told by a receipt: both prove the same, and no part of one opens the withdrawal", () => {
    for (const { receipts, after, verdicts } of histories) {
      expect(verdicts).toEqual(["counted-once-and-yours", "counted-once-and-yours"])
      const [withdrawn] = leavesIn(after, "withdrawn")
      const made = receipts.flatMap(commitmentsFrom)
      expect(made.length).toBeGreaterThan(50)
      expect(made).not.toContain(withdrawn?.c)
      // Under a nonce that is no secret it would be found.
      const leaf = parseReceiptExtra(parseTlogProof(receipts[0] ?? "")?.extra ?? new Uint8Array())
      const ref = hashLeaf(nodeDigest, leaf?.leaf ?? new Uint8Array())
      expect(made).toContain(toBase64(referenceCommitment(nodeDigest, new Uint8Array(32), ref)))
    }
  })
})

/** Every commitment that a holder could make of what a receipt holds, each part as key and as content. */
function commitmentsFrom(receipt: string): string[] {
  const proof = parseTlogProof(receipt)
  const extra = proof?.extra && parseReceiptExtra(proof.extra)
  if (!proof || !extra) throw new Error("this is no receipt")
  const { c } = JSON.parse(fromUtf8(extra.leaf) ?? "") as { c: string }
  const parts = [
    ...[extra.nonce, extra.leaf, hashLeaf(nodeDigest, extra.leaf), utf8(String(proof.index))],
    ...[fromBase64(c) ?? utf8(c), utf8(c), new Uint8Array(32), utf8(extra.pid)],
  ]
  const contexts = ["recall/v1/withdraw\0", "recall/v1/sig\0", ""].map(utf8)
  return parts.flatMap((key) =>
    parts.flatMap((part) =>
      contexts.map((context) => toBase64(nodeDigest.hmacSha256(key, concatBytes(context, part)))),
    ),
  )
}
