import { once } from "node:events"
import { connect } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeScene } from "#tests/support/signing-scene.ts"

/* How the built site stops: what was asked is answered, what was answered is stored. No browser. */

let app: App

afterEach(async () => {
  await app.stop()
})

const form = "email=x"

/** Sends a form but for its last byte. */
async function beginSlowly() {
  const { hostname, port, host } = new URL(app.origin)
  const socket = connect(Number(port), hostname)
  let said = ""
  socket.on("data", (chunk: Buffer) => (said += chunk.toString("latin1")))
  socket.on("error", () => undefined)
  await once(socket, "connect")
  socket.write(
    [
      ...["POST /en/session HTTP/1.1", `Host: ${host}`, `Origin: ${app.origin}`],
      ...[
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${String(form.length)}`,
      ],
      ...["", form.slice(0, -1)],
    ].join("\r\n"),
  )
  await sleep(200)
  return {
    end: async () => {
      socket.write(form.slice(-1))
      if (!socket.closed) await once(socket, "close")
      return said
    },
  }
}

test("a request under way is answered after the signal, and no other is taken", async () => {
  app = await startApp()
  const slow = await beginSlowly()
  app.signal("SIGTERM")
  await sleep(200)
  await expect(fetch(`${app.origin}/healthz`)).rejects.toThrow()
  const said = await slow.end()
  expect(said).toMatch(/^HTTP\/1\.1 422 /)
  expect(await app.ended).toBe(0)
}, 60_000)

test("a second signal ends it at once", async () => {
  app = await startApp()
  await beginSlowly()
  app.signal("SIGTERM")
  await sleep(200)
  const from = performance.now()
  app.signal("SIGTERM")
  expect(await app.ended).toBe(1)
  expect(performance.now() - from).toBeLessThan(5_000)
}, 60_000)

test("who was told that they asked to sign is stored, also at the last moment", async () => {
  let publicId = ""
  const kek = join(emptyFolder(), "kek")
  makeSecretFile(kek, Buffer.alloc(32, 7).toString("base64"))
  app = await startApp({
    env: { CHECK_CACHE: "off", TRUSTED_PROXY: "127.0.0.1,::1", KEK_FILE: kek },
    seed: async (db) => {
      const { petition } = await makeScene(db, { closes_on: "2027-12-31" })
      publicId = petition.public_id
    },
  })
  const told: Record<"yes" | "unknown", number> = { yes: 0, unknown: 0 }
  let isStopping = false
  async function signOn(person: number): Promise<void> {
    for (let time = 0; !isStopping; time += 1) {
      const answer = await sign(publicId, `s${String(person)}x${String(time)}`).catch(
        () => undefined,
      )
      if (answer === undefined) told.unknown += 1
      else if (answer === 303) told.yes += 1
    }
  }
  const signers = Array.from({ length: 16 }, (_, person) => signOn(person))
  await sleep(1500)
  app.signal("SIGTERM")
  expect(await app.ended).toBe(0)
  isStopping = true
  await Promise.all(signers)
  const { stored } = await app.db.read
    .selectFrom("signature")
    .select((eb) => eb.fn.countAll<number>().as("stored"))
    .executeTakeFirstOrThrow()
  expect(told.yes).toBeGreaterThan(20)
  expect(Number(stored)).toBeGreaterThanOrEqual(told.yes)
  expect(Number(stored)).toBeLessThanOrEqual(told.yes + told.unknown)
}, 60_000)

async function sign(petition: string, name: string): Promise<number> {
  const fields = { family: "Example", given: "Samal", voter: "on", consent: "on" }
  const number = Array.from(name).reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_000,
    7,
  )
  const answer = await fetch(`${app.origin}/en/petitions/${petition}/sign`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: app.origin,
      "x-forwarded-for": `10.${String(number >> 8)}.${String(number & 255)}.7`,
    },
    body: new URLSearchParams({ ...fields, email: `${name}@mail.invalid` }),
  })
  return answer.status
}
