import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { listFolderMail, makeTransport } from "#app/emails/send.server.ts"

const mail = { id: "7@uade.example", to: "a@uade.example", subject: "S", text: "t", html: "<p>t" }

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "uade-mail-"))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

function folderMail(dataDir: string) {
  return makeTransport({ mode: "demo", smtpUrl: undefined, mailFrom: "x@uade.example", dataDir })
}

describe("mail in a folder", () => {
  test("is read back as it was sent", async () => {
    const dataDir = freshFolder()
    await folderMail(dataDir).deliver(mail)
    const [read] = await listFolderMail(dataDir)
    expect(read).toMatchObject(mail)
  })

  test("lies there once however often it is sent", async () => {
    const dataDir = freshFolder()
    await folderMail(dataDir).deliver(mail)
    await folderMail(dataDir).deliver(mail)
    expect(await listFolderMail(dataDir)).toHaveLength(1)
  })

  test("can be read by its owner alone", async () => {
    const dataDir = freshFolder()
    await folderMail(dataDir).deliver(mail)
    const { mode } = statSync(path.join(dataDir, "mail", "7%40uade.example.json"))
    expect(mode & 0o077).toBe(0)
  })

  test("is none before anything was sent", async () => {
    expect(await listFolderMail(freshFolder())).toEqual([])
  })
})

describe("makeTransport", () => {
  test("does not put production's mail into a folder", () => {
    const settings = { smtpUrl: undefined, mailFrom: "x@uade.example", dataDir: "/nowhere" }
    expect(() => makeTransport({ mode: "production", ...settings })).toThrow("SMTP_URL")
  })
})
