import type { HeldKind } from "#app/domain/legal-hold.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** An order to keep data, as everybody reads it. */
export interface ShownHold {
  readonly kind: HeldKind
  readonly authority: string
  readonly endsOn: Day
  /** Null where it is an account's, or not everybody may read the petition. */
  readonly petition: {
    readonly publicId: string
    readonly title: string
    readonly lang: string
  } | null
}

/** The holds that stand on a day, the first to end first; petitions in these states are named. */
export async function listShownHolds(
  db: Reader,
  today: Day,
  states: readonly PetitionState[],
): Promise<ShownHold[]> {
  const rows = await db
    .selectFrom("legal_hold")
    .leftJoin("petition", (join) =>
      join
        .onRef("petition.public_id", "=", "legal_hold.subject")
        .on("legal_hold.subject_kind", "=", "petition")
        .on("petition.state", "in", states),
    )
    .select(["legal_hold.subject_kind", "legal_hold.authority", "legal_hold.ends_on"])
    .select(["petition.public_id", "petition.title", "petition.lang"])
    .where("legal_hold.lifted_at", "is", null)
    .where("legal_hold.ends_on", ">=", today)
    .orderBy("legal_hold.ends_on")
    .orderBy("legal_hold.id")
    .execute()
  return rows.map(({ subject_kind, authority, ends_on, public_id, title, lang }) => ({
    kind: subject_kind as HeldKind,
    authority,
    endsOn: ends_on,
    petition:
      public_id !== null && title !== null && lang !== null
        ? { publicId: public_id, title, lang }
        : null,
  }))
}
