import type { Says } from "./resource.ts"
import { writes } from "./writes.server.ts"

/** An address to which programs write, as the page for programmers shows it. */
export interface ShownWrite {
  readonly path: string
  readonly says: Says
  readonly scope: string
  /** For a shell that knows `$TOKEN`; the ids in it are examples. */
  readonly curl: string
}

/** Every address to which programs write, with a line that shows how. */
export function listWrites(origin: string): ShownWrite[] {
  return writes.map(({ path, says, scope, sample }) => ({
    path,
    says,
    scope,
    curl: [
      `curl '${origin}${path}'`,
      `--header "Authorization: Bearer $TOKEN"`,
      `--header 'Idempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324'`,
      "--json '" + JSON.stringify(sample, null, 2).replaceAll("'", String.raw`'\''`) + "'",
    ].join(" \\\n  "),
  }))
}
