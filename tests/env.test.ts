import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readSettings, SettingsError } from "#app/env.server.ts"
import { isWithin } from "#app/lib/network.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"

const production = {
  NODE_ENV: "production",
  APP_ORIGIN: "https://uade.example",
  KEK_FILE: "/run/secrets/kek",
  LOG_KEY_FILE: "/run/secrets/log-key",
  CHECKPOINT_FILE: "/mnt/second/checkpoints.log",
  SMTP_URL: "smtps://mail.example",
  MAIL_FROM: "Uade <no-reply@uade.example>",
  DATABASE_URL: "postgres://uade@db/uade",
}

describe("in production", () => {
  test("what is named is taken, and no key is made", () => {
    expect(readSettings(production)).toMatchObject({
      mode: "production",
      origin: "https://uade.example",
      kekFile: "/run/secrets/kek",
      makesKeys: false,
      clock: undefined,
    })
  })

  test.each([
    ["APP_ORIGIN", "links in mails"],
    ["KEK_FILE", "must lie outside the database"],
    ["LOG_KEY_FILE", "another log in your name"],
    ["CHECKPOINT_FILE", "on another volume"],
    ["SMTP_URL", "confirmed by mail"],
    ["MAIL_FROM", "the sender that people see"],
    ["DATABASE_URL", "where the data lies"],
  ])("%s must be named, and the refusal says why", (name, why) => {
    for (const value of [undefined, ""]) {
      expect(() => readSettings({ ...production, [name]: value })).toThrow(
        new RegExp(`^${name} is not set: [^\\n]*${why}[^\\n]*$`),
      )
    }
  })

  test("all that is missing is named at once", () => {
    expect(() => readSettings({ NODE_ENV: "production" })).toThrow(
      /^APP_ORIGIN .*\nKEK_FILE .*\nLOG_KEY_FILE .*\nCHECKPOINT_FILE .*\nSMTP_URL .*\nMAIL_FROM .*\nDATABASE_URL .*$/,
    )
  })

  test("time is not moved", () => {
    expect(() => readSettings({ ...production, CLOCK: "2026-04-01T06:00:00Z" })).toThrow(
      "CLOCK is set: in production time is not moved",
    )
  })
})

describe("a secret", () => {
  test.each(["DATABASE_URL", "SMTP_URL"])(
    "%s may stand in a file that is named instead",
    (name) => {
      const file = secretFile(`${production[name as "SMTP_URL"]}\n`, 0o600)
      const settings = readSettings({ ...production, [name]: undefined, [`${name}_FILE`]: file })
      expect(settings).toEqual(readSettings(production))
    },
  )

  test("in a file that others can read is refused, and the command that mends it is told", () => {
    const file = secretFile("smtps://user:word@mail.example", 0o644)
    expect(() => readSettings({ ...production, SMTP_URL: undefined, SMTP_URL_FILE: file })).toThrow(
      new SettingsError(
        `SMTP_URL_FILE: ${file} is open to others than its owner: chmod 600 ${file}`,
      ),
    )
  })

  test("that is named twice is refused: nobody knows which of the two holds", () => {
    const file = secretFile("smtps://mail.example", 0o600)
    expect(() => readSettings({ ...production, SMTP_URL_FILE: file })).toThrow("are both set")
  })
})

describe("the trusted proxy", () => {
  test("is read as addresses and networks", () => {
    const { trustedProxy } = readSettings({ TRUSTED_PROXY: "127.0.0.1, 10.0.0.0/8" })
    expect(trustedProxy && isWithin(trustedProxy, "10.1.2.3")).toBe(true)
  })

  test.each(["nginx", "10.0.0.0/99", "*", "true"])("is not %j", (text) => {
    expect(() => readSettings({ TRUSTED_PROXY: text })).toThrow("TRUSTED_PROXY")
  })
})

test.each([
  ["PORT", "80a"],
  ["APP_ORIGIN", "uade.example"],
  ["APP_ORIGIN", "javascript:alert(1)"],
  ["SMTP_URL", "https://mail.example"],
  ["DEFAULT_LOCALE", "de"],
  ["CLOCK", "yesterday"],
  ["PUBLISH_SECONDS", "0"],
])("%s=%s is refused by its name", (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}: `))
})

function secretFile(text: string, mode: number): string {
  const file = join(emptyFolder(), "secret")
  writeFileSync(file, text, { mode })
  return file
}
