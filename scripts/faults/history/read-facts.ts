import { readRoots } from "./read-roots.ts"
import { readLetters } from "./read-letters.ts"
import type { Arrived } from "./read-letters.ts"
import type { Event } from "./events.ts"
import type { Facts, PetitionFact, SignatureFact } from "./facts.ts"
import type { House } from "#app/context.server.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { patiently } from "#db/attempt.server.ts"
import { claimDue } from "#db/queries/outbox.server.ts"
import type { Recomputed } from "#scripts/log-verify/recompute.ts"

/** Where to look when the faults are over. */
export interface Places {
  readonly house: House
  /** Gives the letters that arrived. */
  readonly read: () => readonly Arrived[]
  readonly keys: readonly VerifierKey[]
  /** What the public log came to; undefined where it could not be read to its end. */
  readonly recomputed: Recomputed | undefined
  /** What each node shows of a petition. */
  readonly shown: (publicId: string) => Promise<readonly (number | undefined)[]>
}

/** Reads all that the checker needs but for what was found beside. */
export async function readFacts(
  places: Places,
  events: readonly Event[],
): Promise<Omit<Facts, "faults">> {
  const { letters, receipts } = readLetters(places.read(), places.keys)
  const seen = events.flatMap((event) => (event.is === "checkpoint" ? [event.size] : []))
  const sizes = [...seen, ...receipts.map(({ size }) => size)]
  return {
    signatures: await readSignatures(places.house),
    petitions: await readPetitions(places),
    letters,
    receipts,
    roots: await readRoots(places.house.db.read, sizes),
  }
}

async function readSignatures(house: House): Promise<SignatureFact[]> {
  const { read } = house.db
  const leaves = await read
    .selectFrom("log_leaf")
    .select(["signature_id", "leaf_index"])
    .where("type", "=", "signature")
    .orderBy("leaf_index")
    .execute()
  const byId = new Map<number | null, number[]>()
  for (const { signature_id, leaf_index } of leaves) {
    byId.set(signature_id, [...(byId.get(signature_id) ?? []), leaf_index])
  }
  const waiting = await listWaiting(house)
  const rows = await read
    .selectFrom("signature")
    .innerJoin("petition", "petition.id", "signature.petition_id")
    .select(["signature.id", "public_id", "secret_hash", "tag", "signature.state"])
    .execute()
  return rows.map(({ id, public_id, secret_hash, tag, state }) => ({
    petition: public_id,
    secretHash: secret_hash.toString("hex"),
    person: tag === null ? null : tag.toString("hex"),
    isCounted: state === "counted",
    leaves: byId.get(id) ?? [],
    waiting: waiting.get(id) ?? [],
  }))
}

const patienceMs = 20_000
const longAfter = "9999-01-01T00:00:00.000Z"

/**
 * By signature the names of receipts that wait: opened as a worker would, in a transaction that is undone. One that was
 * sent by a worker which died before it noted that is among them, and will come again under the same name.
 */
async function listWaiting({ db, keys, origin }: House): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>()
  const { hostname } = new URL(origin)
  const undone = new Error("nothing was claimed")
  const all = { now: longAfter, most: 1_000_000, leaseMs: 0 }
  // On SQLite the site's own worker may be at it.
  await patiently(patienceMs, () =>
    db.writer.transaction().execute(async (trx) => {
      for (const { id, kind, payload } of await claimDue(trx, db.engine, keys, all)) {
        if (kind !== "receipt") continue
        const { signatureId } = payload as { readonly signatureId: number }
        const name = `${String(id)}@${hostname}`
        names.set(signatureId, [...(names.get(signatureId) ?? []), name])
      }
      throw undone
    }),
  ).catch((fault: unknown) => {
    if (fault !== undone) throw fault
  })
  return names
}

async function readPetitions({ house, recomputed, shown }: Places): Promise<PetitionFact[]> {
  const rows = await house.db.read
    .selectFrom("petition")
    .select(["public_id", "signature_count"])
    .execute()
  return Promise.all(
    rows.map(async ({ public_id, signature_count }) => ({
      publicId: public_id,
      counter: signature_count,
      replayed: recomputed?.replay.petitions.get(public_id)?.count,
      shown: await shown(public_id),
    })),
  )
}
