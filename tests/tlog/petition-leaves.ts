import { createHash } from "node:crypto"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { Leaf } from "#app/domain/log-leaf.ts"

export const pid = "k3v9x2m4q8ab7tpz"

/** A commitment like any other, the same for the same number. */
export function commitment(number: number): string {
  return createHash("sha256").update(String(number)).digest("base64")
}

export function opened(id = pid): Leaf {
  return {
    type: "petition_opened",
    pid: id,
    text_sha256: "0f".repeat(32),
    deputy_id: "d1d2d3d4d5d6d7d8",
    district_id: null,
    threshold: 100,
    rule_set: "kz-2026",
    rules_sha256: "1e".repeat(32),
    opened_on: "2026-11-01",
  }
}

export function signature(number: number, id = pid): Leaf {
  return { type: "signature", pid: id, c: commitment(number) }
}

export function withdrawn(number: number, id = pid): Leaf {
  return { type: "withdrawn", pid: id, c: commitment(number) }
}

export function closed(count: number, id = pid): Leaf {
  return {
    type: "petition_closed",
    pid: id,
    state: "closed-reached",
    count,
    closed_on: "2026-11-28",
  }
}

/** A petition with so many signatures, as its log's leaves. */
export function petitionOf(signatures: number): Uint8Array[] {
  const leaves = [opened(), ...Array.from({ length: signatures }, (_, at) => signature(at))]
  return leaves.map(leafBytes)
}
