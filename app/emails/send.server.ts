import { folderTransport } from "./folder.server.ts"
import { smtpTransport } from "./smtp.server.ts"
import type { Transport } from "./transport.ts"
import type { Settings } from "#app/env.server.ts"

export { listFolderMail } from "./folder.server.ts"
export type { FolderMail } from "./folder.server.ts"

/**
 * The transport that the settings name: SMTP or, outside production, a folder that the demo reads.
 * @throws in production without SMTP_URL: nobody could confirm a signature
 */
export function makeTransport(
  settings: Pick<Settings, "mode" | "smtpUrl" | "mailFrom" | "dataDir">,
): Transport {
  if (settings.smtpUrl !== undefined) return smtpTransport(settings.smtpUrl, settings.mailFrom)
  if (settings.mode === "production") throw new Error("SMTP_URL is not set")
  return folderTransport(settings.dataDir)
}
