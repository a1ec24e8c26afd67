import { existsSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { parseArgs } from "node:util"
import { SecretFileError } from "#app/lib/secret-file.server.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatVerifierKey, parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { makeWitness } from "#scripts/witness/answer.ts"
import { lockMemory } from "#scripts/witness/lock.ts"
import { openMemory } from "#scripts/witness/memory.ts"
import { witnessServer } from "#scripts/witness/server.ts"
import { Stop } from "#scripts/witness/stop.ts"
import { readWitnessKey } from "#scripts/witness/witness-key.ts"

/**
 * `npm run witness -- --vkey LINE --key FILE --listen PORT`: an independent witness of one or more logs (C2SP
 * tlog-witness). It needs nothing of the site but its key, and knows nothing but its checkpoints.
 */
const usage =
  "npm run witness -- --vkey LINE… --key FILE --listen [HOST:]PORT [--name NAME] [--state FILE]"

try {
  start(readCall(process.argv.slice(2)))
} catch (fault) {
  if (!(fault instanceof Stop || fault instanceof SecretFileError)) throw fault
  console.error(fault.message)
  process.exitCode = 1
}

interface Call {
  readonly logs: readonly VerifierKey[]
  readonly keyFile: string
  readonly stateFile: string
  readonly name: string | undefined
  readonly host: string | undefined
  readonly port: number
}

function start({ logs, keyFile, stateFile, name, host, port }: Call): void {
  const isNew = !existsSync(keyFile)
  const release = lockMemory(stateFile)
  process.once("exit", release)
  const key = readWitnessKey(keyFile, name)
  const memory = openMemory(stateFile, key.verifier, isNew)
  const witness = makeWitness({
    ...{ key, logs, memory },
    now: () => BigInt(unixSeconds()),
    alarm: (words) => console.error(words),
  })
  const server = witnessServer(witness, (fault) => console.error(fault))
  server.listen(port, host, () => {
    const { port: taken } = server.address() as AddressInfo
    console.log(`Witness of ${logs.map((log) => log.name).join(", ")} on port ${String(taken)}.`)
    console.log(`A line for the log's WITNESSES_FILE: ${formatVerifierKey(key.verifier)} <its URL>`)
  })
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close()
      server.closeIdleConnections()
    })
  }
}

function unixSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

function readCall(args: string[]): Call {
  const values = parse(args)
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(values.listen ?? "") ?? []
  if (!values.vkey || values.key === undefined || port === undefined) throw new Stop(usage)
  return {
    logs: values.vkey.map(readVkey),
    keyFile: values.key,
    stateFile: values.state ?? `${values.key}.state`,
    name: values.name,
    host,
    port: Number(port),
  }
}

function parse(args: string[]) {
  try {
    const options = {
      vkey: { type: "string", multiple: true },
      key: { type: "string" },
      listen: { type: "string" },
      name: { type: "string" },
      state: { type: "string" },
    } as const
    return parseArgs({ args, options }).values
  } catch (fault) {
    throw new Stop(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}

function readVkey(line: string): VerifierKey {
  const key = parseVerifierKey(nodeDigest, line)
  if (!key) throw new Stop(`This is no verifier key: ${line}`)
  return key
}
