import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import type { Mail, Transport } from "./transport.ts"
import { instantOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** A mail that lies in the folder, and when it was put there. */
export interface FolderMail extends Mail {
  readonly at: Instant
}

const StoredMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z
    .array(z.object({ name: z.string(), type: z.string(), content: z.string() }))
    .default([]),
  unsubscribe: z.string().optional(),
})

/** Writes each mail to `mail/{id}.json` of the data folder; sent again, it takes its own place again. */
export function folderTransport(dataDir: string): Transport {
  const folder = folderOf(dataDir)
  return {
    deliver: async ({ id, to, subject, text, html, unsubscribe, attachments = [] }) => {
      await mkdir(folder, { recursive: true })
      const file = path.join(folder, `${encodeURIComponent(id)}.json`)
      const mail = { id, to, subject, text, html, attachments, unsubscribe }
      await writeFile(`${file}.part`, JSON.stringify(mail, null, 2), { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    forget: async (to) => {
      for (const { file, mail } of await readAll(folder)) {
        if (mail.to.toLowerCase() === to.toLowerCase()) await rm(file)
      }
    },
    close: () => undefined,
  }
}

/** The mail of the folder, newest first; none where nothing has been sent yet. */
export async function listFolderMail(dataDir: string): Promise<FolderMail[]> {
  const all = await readAll(folderOf(dataDir))
  return all.map(({ mail }) => mail).sort((one, other) => (one.at < other.at ? 1 : -1))
}

async function readAll(folder: string): Promise<{ file: string; mail: FolderMail }[]> {
  const names = await readdir(folder).catch((fault: unknown) => {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return []
    throw fault
  })
  const files = names
    .filter((name) => name.endsWith(".json"))
    .map((name) => path.join(folder, name))
  return Promise.all(files.map(async (file) => ({ file, mail: await read(file) })))
}

async function read(file: string): Promise<FolderMail> {
  const { mtimeMs } = await stat(file)
  const { unsubscribe, ...mail } = StoredMail.parse(JSON.parse(await readFile(file, "utf8")))
  return { ...mail, ...(unsubscribe !== undefined && { unsubscribe }), at: instantOf(mtimeMs) }
}

function folderOf(dataDir: string): string {
  return path.join(dataDir, "mail")
}
