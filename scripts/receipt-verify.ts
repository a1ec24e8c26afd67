import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import type { ReceiptCheck } from "#app/domain/receipt-check.ts"
import { noWitnesses, parseWitnessPolicy, WitnessPolicyError } from "#app/domain/witness-policy.ts"
import type { WitnessPolicy } from "#app/domain/witness-policy.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { Lie, NotChecked as PlaceNotChecked } from "#scripts/log-verify/lie.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { askPerson } from "#scripts/receipt-verify/person.ts"
import { standingIn, standings } from "#scripts/receipt-verify/place.ts"
import { sayCheck } from "#scripts/receipt-verify/sentences.ts"

/**
 * `npm run receipt:verify -- FILE.tlog-proof [--person]`: a signer's own check, without the network unless a place
 * is named where the log is to be looked up. Exit 0
 * where what was asked is proved, 1 where it is not, 2 where nothing was checked.
 */
const usage =
  "npm run receipt:verify -- FILE.tlog-proof [--person] [--vkey LINE]… [--vkey-file FILE]\n" +
  "                          [--witnesses FILE] [--log URL|FOLDER]"

/** Nothing was checked: said in one sentence. */
class NotChecked extends Error {}

process.exitCode = await main().catch((fault: unknown) => {
  const isKnown = [NotChecked, PlaceNotChecked, Lie].some((kind) => fault instanceof kind)
  if (!(fault instanceof Error) || !isKnown) throw fault
  console.error(fault.message)
  return fault instanceof Lie ? 1 : 2
})

async function main(): Promise<number> {
  const { values, positionals } = readCall(process.argv.slice(2))
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new NotChecked(usage)
  const text = read(file)
  const vkeys = readKeys(file, values.vkey ?? [], values["vkey-file"])
  const policy = values.witnesses === undefined ? noWitnesses : readPolicy(values.witnesses)
  const check = checkReceipt(nodeDigest, text, {
    vkeys,
    witnesses: policy.witnesses.map(({ key }) => key),
    quorum: policy.quorum,
    person: values.person ? await askPerson() : undefined,
  })
  for (const line of sayCheck(check)) console.log(line)
  const wanted = values.person ? "counted-once-and-yours" : "in-the-log-not-proved-whose"
  if (check.verdict !== wanted) return 1
  return values.log === undefined ? 0 : lookUp(values.log, check)
}

/** Asks a place that others can see whether it holds the leaf too. */
async function lookUp(place: string, { said }: ReceiptCheck): Promise<number> {
  const standing = await standingIn(openSource(place), said)
  if (standing === undefined) return 1
  console.log(standings[standing])
  return standing === "held" ? 0 : 1
}

function readCall(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        person: { type: "boolean" },
        vkey: { type: "string", multiple: true },
        "vkey-file": { type: "string" },
        witnesses: { type: "string" },
        log: { type: "string" },
      },
    })
  } catch (fault) {
    throw new NotChecked(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    throw new NotChecked(`${file} cannot be read.`)
  }
}

/** The keys that were handed in, else those in a file beside the receipt: trusted because they lay there. */
function readKeys(receipt: string, lines: readonly string[], keyFile?: string): VerifierKey[] {
  const beside = [`${receipt}.vkey`, path.join(path.dirname(receipt), "vkey")].find(existsSync)
  const file = keyFile ?? (lines.length === 0 ? beside : undefined)
  const all = [...lines, ...(file === undefined ? [] : linesOf(read(file)))]
  if (all.length === 0) {
    throw new NotChecked(
      "Whose log is it? Hand in its key: --vkey LINE or --vkey-file FILE. The line stands at /log/vkey; " +
        "best take it from a newspaper, a witness or a friend.",
    )
  }
  if (file !== undefined && keyFile === undefined) {
    console.log(`The key was found in ${file} and is trusted on first use. Compare it with one you`)
    console.log("had from elsewhere: whoever gave you both files could have made both up.")
  }
  return all.map((line) => {
    const key = parseVerifierKey(nodeDigest, line)
    if (!key) throw new NotChecked(`This is no verifier key: ${line}`)
    return key
  })
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
}

function readPolicy(file: string): WitnessPolicy {
  const text = read(file)
  try {
    return parseWitnessPolicy(nodeDigest, text)
  } catch (fault) {
    if (!(fault instanceof WitnessPolicyError)) throw fault
    throw new NotChecked(`${file}: ${fault.message}.`)
  }
}
