import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { readFixture, writeSqlite } from "#tests/upgrade/fixture.ts"

/** A database as an earlier version left it, the keys with which that version wrote it, and this version's site. */
const fixture = readFixture("041")
const folder = mkdtempSync(join(tmpdir(), "uade-upgrade-"))
const file = join(folder, "uade.db")
const keyFile = join(folder, "kek")
let app: App

beforeAll(async () => {
  writeSqlite(fixture, file)
  makeSecretFile(keyFile, Buffer.alloc(32, 7).toString("base64"))
  expect(await start(file)).toMatch(/npm run migrate/)
  app = await startApp({ env: { DATABASE_URL: `sqlite:${file}`, KEK_FILE: keyFile } })
}, 60_000)

afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the site says, and ends, on a database whose schema is not its own. */
async function start(database: string): Promise<string> {
  const env = { ...process.env, DATA_DIR: folder, PORT: "0" }
  return run(["scripts/start.ts"], {
    ...env,
    DATABASE_URL: `sqlite:${database}`,
    KEK_FILE: keyFile,
  })
}

async function run(command: string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const process = spawn(globalThis.process.execPath, ["--import", "tsx", ...command], { env })
  let said = ""
  for (const stream of [process.stdout, process.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(process, "exit")) as [number]
  return `${said}\nexit ${String(code)}`
}

describe("a site on the database of an earlier version, once it is migrated", () => {
  test("is ready, shows its petition, and its signer's own page", async () => {
    expect((await fetchPatiently(`${app.origin}/readyz`)).status).toBe(200)
    const page = await fetchPatiently(`${app.origin}/en/petitions/${fixture.petition}`)
    expect(page.status).toBe(200)
    const own = await fetchPatiently(`${app.origin}/en/signature/${fixture.secret}`)
    expect(own.status).toBe(200)
    expect(await own.text()).toContain("What is kept about you")
  })

  test("has a log that anybody can replay, and a count that is its own", async () => {
    await expect
      .poll(() => run(["scripts/log-verify.ts", app.origin]), { timeout: 30_000, interval: 1000 })
      .toMatch(/exit 0$/)
  }, 40_000)
})
