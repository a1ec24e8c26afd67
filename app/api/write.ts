import type { Scope } from "#app/domain/api-scope.ts"
import type { ProgramDeed } from "#app/domain/program-deeds.server.ts"
import type { Made } from "#app/domain/once.server.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Says } from "./resource.ts"
import type { z } from "./zod.ts"

/** One address to which programs write: its body is read through its schema, and done once. */
export interface Write {
  /** `/api/v1/promises` */
  readonly path: string
  readonly operationId: string
  readonly tag: string
  readonly says: Says
  readonly scope: Scope
  readonly body: z.ZodType
  /** A body that can be sent, for the description. */
  readonly sample: unknown
  readonly run: (deed: ProgramDeed, body: never) => Promise<Written>
}

export type Written = Outcome<Made & { readonly again: boolean }>

interface Definition<Body extends z.ZodType> extends Omit<Write, "body" | "sample" | "run"> {
  readonly body: Body
  readonly sample: z.input<Body>
  readonly run: (deed: ProgramDeed, body: z.output<Body>) => Promise<Written>
}

/** Holds a write to its own schema. */
export function write<Body extends z.ZodType>(definition: Definition<Body>): Write {
  return definition
}
