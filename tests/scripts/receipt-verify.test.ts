import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatVerifierKey } from "#app/log/signed-note.ts"
import { standingIn } from "#scripts/receipt-verify/place.ts"
import { makeWitnessKey } from "#scripts/witness/witness-key.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeLog } from "#tests/tlog/made-log.ts"
import { makeReceipt, signedLeaf, signer } from "#tests/tlog/made-receipt.ts"
import { petitionOf } from "#tests/tlog/petition-leaves.ts"
import { memorySource } from "#tests/tlog/static-log.ts"

const log = makeLog([...petitionOf(5), signedLeaf()])
const person = [signer.family, signer.given, signer.patronymic ?? "", signer.identifier]

async function savedReceipt(): Promise<string> {
  const file = path.join(emptyFolder(), "my.tlog-proof")
  writeFileSync(file, await makeReceipt(log, 6))
  return file
}

function run(args: readonly string[], input = ""): { code: number; out: string } {
  try {
    const all = ["--import", "tsx", "scripts/receipt-verify.ts", ...args]
    return {
      code: 0,
      out: execFileSync(process.execPath, all, { input, stdio: "pipe" }).toString(),
    }
  } catch (fault) {
    const { status, stdout, stderr } = fault as { status: number; stdout: Buffer; stderr: Buffer }
    return { code: status, out: `${stdout.toString()}${stderr.toString()}` }
  }
}

test("receipt:verify proves to its holder that the signature was counted, and never that it stands", async () => {
  const file = await savedReceipt()
  const proved = run([file, "--person", "--vkey", log.vkey], `${person.join("\n")}\n`)
  expect(proved.code).toBe(0)
  expect(proved.out).toContain("Your signature was counted, once.")
  expect(proved.out).toContain("no receipt can tell")
  expect(proved.out).not.toContain(signer.identifier)
  const other = ["Басқа", ...person.slice(1)].join("\n")
  expect(run([file, "--person", "--vkey", log.vkey], other)).toMatchObject({ code: 1 })
})

test("receipt:verify takes the key that lies beside the file, and says that it trusts it so", async () => {
  const file = await savedReceipt()
  expect(run([file])).toMatchObject({ code: 2 })
  writeFileSync(`${file}.vkey`, `${log.vkey}\n`)
  const found = run([file])
  expect(found.code).toBe(0)
  expect(found.out).toContain("is trusted on first use")
  expect(found.out).toContain("not proved whose")
  const witness = makeWitnessKey("w.example", new Uint8Array(32)).verifier
  const list = path.join(path.dirname(file), "witnesses")
  writeFileSync(list, formatVerifierKey(witness))
  expect(run([file, "--vkey-file", `${file}.vkey`, "--witnesses", list])).toMatchObject({ code: 1 })
})

test("receipt:verify looks for the leaf where it is told to, also in a log begun anew", async () => {
  const source = await makeReceipt(log, 6)
  const said = checkReceipt(nodeDigest, source, { vkeys: [log.key] }).said
  function standing(leaves: readonly Uint8Array[], origin?: string) {
    return standingIn(memorySource(makeLog(leaves, undefined, origin).files()), said)
  }
  const cited = leafBytes({ type: "epoch", cites: log.checkpoint() })
  const anew = "uade.example/log/2"
  expect(await standing(log.leaves)).toBe("held")
  expect(await standing(log.leaves.slice(0, 6))).toBe("ahead")
  expect(await standing([...log.leaves.slice(0, 6), cited])).toBe("another")
  expect(await standing([cited, ...log.leaves], anew)).toBe("held")
  expect(await standing([cited, ...log.leaves.slice(0, 6)], anew)).toBe("ahead")
  expect(await standing([cited, ...log.leaves.slice(0, 6), cited], anew)).toBe("ahead")
})
