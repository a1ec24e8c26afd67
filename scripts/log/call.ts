import { parseArgs } from "node:util"
import { Stop } from "#scripts/user/stop.ts"

/** What the command line asks for. */
export type LogCall =
  | { readonly command: "check" | "adopt" }
  | { readonly command: "epoch"; readonly cite: string; readonly force: boolean }
  | { readonly command: "rotate-key"; readonly file: string }

const usage = [
  "npm run log -- check                          compare the database with the signed checkpoints",
  "npm run log -- epoch --cite FILE [--force]    begin a new log that cites a lost one's last checkpoint",
  "npm run log -- rotate-key --new FILE          go on under another key; the file is made where it is not there",
  "npm run log -- adopt                          begin a new CHECKPOINT_FILE with the database's last checkpoint",
].join("\n")

/** Reads the command line. @throws Stop with the usage where it asks for nothing that there is */
export function readLogCall(args: string[]): LogCall {
  const { values, positionals } = read(args)
  const [command, ...rest] = positionals
  const { cite, new: file, force = false } = values
  if (rest.length > 0) throw new Stop(usage)
  if ((command === "check" || command === "adopt") && Object.keys(values).length === 0) {
    return { command }
  }
  if (command === "epoch" && cite !== undefined && file === undefined) {
    return { command, cite, force }
  }
  if (command === "rotate-key" && file !== undefined && cite === undefined && !force) {
    return { command, file }
  }
  throw new Stop(usage)
}

function read(args: string[]) {
  const options = {
    cite: { type: "string" },
    new: { type: "string" },
    force: { type: "boolean" },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Stop(usage)
  }
}
