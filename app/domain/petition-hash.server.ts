import type { PetitionText } from "./petition-text.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { sha256 } from "#app/lib/seal.server.ts"

/** The SHA-256 by which a text is known: of its title and statement and the language they are in. */
export function textHash(lang: string, { title, statement }: PetitionText): Buffer {
  return sha256(canonicalJson({ lang, title, statement }))
}
