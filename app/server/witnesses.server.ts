import { readFileSync } from "node:fs"
import { parseWitnessPolicy, WitnessPolicyError } from "#app/domain/witness-policy.ts"
import type { WitnessPolicy } from "#app/domain/witness-policy.ts"
import { SecretFileError } from "#app/lib/secret-file.server.ts"
import { nodeDigest } from "#app/log/digest.server.ts"

/**
 * Reads the file that names the witnesses; undefined where none is set.
 * @throws SecretFileError, as for a key's file, where it cannot be read or says something else
 */
export function readWitnesses(file: string | undefined): WitnessPolicy | undefined {
  if (file === undefined) return undefined
  try {
    return parseWitnessPolicy(nodeDigest, readFileSync(file, "utf8"))
  } catch (fault) {
    const why = fault instanceof WitnessPolicyError ? fault.message : "it cannot be read"
    throw new SecretFileError(`WITNESSES_FILE ${file}: ${why}`)
  }
}
