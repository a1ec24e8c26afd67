import { join } from "node:path"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { logSeed } from "#tests/support/house.ts"
import { findFreePort } from "#tests/support/postgres.ts"

/** Settings under which the built site runs as in production, with the keys that tests know, in an empty folder. */
export async function productionSettings(folder: string): Promise<Record<string, string>> {
  const keys = { KEK_FILE: Buffer.alloc(32, 7), ROLL_KEY_FILE: Buffer.alloc(32, 3) }
  const files = Object.entries({ ...keys, LOG_KEY_FILE: logSeed }).map(([name, key]) => {
    const file = join(folder, name.toLowerCase())
    makeSecretFile(file, key.toString("base64"))
    return [name, file] as const
  })
  const port = String(await findFreePort())
  return {
    ...Object.fromEntries(files),
    ...{ NODE_ENV: "production", PORT: port, APP_ORIGIN: `http://localhost:${port}` },
    ...{ MAIL_FROM: "Uade <no-reply@uade.example>", PUBLISH_SECONDS: "1" },
    ...{ CHECKPOINT_FILE: join(folder, "checkpoints.log"), TRUSTED_PROXY: "127.0.0.1,::1" },
  }
}
