import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { indexPetition, indexPledge } from "./search-index.server.ts"
import { decideTranslation, decideTranslator } from "./translation.ts"
import type {
  Original,
  TranslatedField,
  TranslatedKind,
  TranslationRefusal,
  TranslatorRefusal,
} from "./translation.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findPetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import {
  countTranslationVersions,
  listTranslations,
  putTranslation,
} from "#db/queries/translation-versions.server.ts"
import type { Trx } from "#db/schema.ts"

/** A translation as its form gives it: a text of ours, a language, words by field, the version looked at. */
export interface GivenTranslation {
  readonly kind: TranslatedKind
  readonly publicId: string
  readonly into: Lang
  readonly words: Readonly<Partial<Record<TranslatedField, string>>>
  /** How many versions of it in this language stood when the form was opened. */
  readonly version: number
}

/** Who translates, and for which organisation. */
export type Translator = Actor & { readonly organizationId: number | null }

type Refused = TranslationRefusal | TranslatorRefusal | "no-such-promise" | "changed-meanwhile"

/**
 * Translates what people wrote in a promise or a petition, field by field; the original, its hash and what is
 * signed stay what they are. The deed stands in the trail, and the new words are found by the search.
 *
 * Refuses what `decideTranslator` and `decideTranslation` refuse; `no-such-promise` and `no-such-petition`
 * where there is none, or its words were hidden; `changed-meanwhile` where somebody stored another version
 * of it than the one that was looked at.
 */
export function translateText(
  house: { readonly db: Db },
  given: GivenTranslation,
  actor: Translator,
  now: Instant,
): Promise<Outcome<undefined, Refused>> {
  const { kind, publicId, into, version } = given
  const attempt = {
    deed: "content.translate",
    subjectKind: kind,
    subject: publicId,
    details: { into },
  } as const
  return audited(house, attempt, actor, now, async (trx): Promise<Outcome<undefined, Refused>> => {
    const text = await lockOriginal(house.db, trx, kind, publicId)
    if (!text) return refuse(kind === "pledge" ? "no-such-promise" : "no-such-petition")
    const may = decideTranslator(text.original, actor)
    if (!may.ok) return may
    if ((await countTranslationVersions(trx, kind, text.id, into)) !== version) {
      return refuse("changed-meanwhile")
    }
    const standing = await standingIn(trx, kind, text, into)
    const decided = decideTranslation(text.original, into, given.words, standing)
    if (!decided.ok) return decided
    for (const { field, text: words } of decided.value) {
      await putTranslation(trx, {
        ...{ kind, id: text.id, field, lang: into, text: words, at: now },
        ofSha256: sha256(text.original.words[field] ?? ""),
        ...{ accountId: actor.id, organizationId: actor.organizationId },
      })
    }
    await text.publish(trx)
    return accept(undefined)
  })

  function lockOriginal(db: Db, trx: Trx, of: TranslatedKind, id: string) {
    return of === "pledge" ? lockedPledge(db, trx, id, now) : lockedPetition(db, trx, id, now)
  }
}

interface Locked {
  readonly id: number
  readonly original: Original
  /** Lets search and caches know. */
  readonly publish: (trx: Trx) => Promise<void>
}

async function lockedPledge(
  db: Db,
  trx: Trx,
  publicId: string,
  now: Instant,
): Promise<Locked | undefined> {
  const pledge = await lockPledge(trx, db.engine, publicId)
  if (!pledge) return undefined
  return {
    id: pledge.id,
    original: originalPledge(pledge),
    async publish() {
      await indexPledge(trx, pledge.id, pledge.text)
      await touch(trx, "pledge", pledge.id, now)
      await touch(trx, "person", pledge.personId, now)
    },
  }
}

async function lockedPetition(
  db: Db,
  trx: Trx,
  publicId: string,
  now: Instant,
): Promise<Locked | undefined> {
  const known = await findPetition(trx, publicId)
  if (!known) return undefined
  const petition = await lockPetition(trx, db.engine, known.id)
  return {
    id: petition.id,
    original: originalPetition(petition),
    async publish() {
      await indexPetition(trx, petition)
      await touch(trx, "petition", petition.id, now)
    },
  }
}

/** What of a promise can be translated. */
export function originalPledge(
  pledge: Pick<StoredPledge, "lang" | "text" | "horizonEvent" | "category">,
): Original {
  const { lang, text, horizonEvent, category } = pledge
  return { lang, words: { text, horizon_event: horizonEvent, category }, petition: null }
}

/** What of a petition can be translated, and by whom. */
export function originalPetition(
  petition: Pick<StoredPetition, "lang" | "title" | "statement" | "proponentId" | "state">,
): Original {
  const { lang, title, statement, proponentId, state } = petition
  return { lang, words: { title, statement }, petition: { proponentId, state } }
}

async function standingIn(trx: Trx, kind: TranslatedKind, text: Locked, into: string) {
  const all = await listTranslations(trx, kind, text.id, into)
  return Object.fromEntries(
    all
      .filter(({ lang }) => lang === into)
      .map(({ field, text: words, ofSha256 }) => [
        field,
        { text: words, isOlder: isOlder(ofSha256, text.original.words[field as TranslatedField]) },
      ]),
  )
}

/** Tells whether a translation was made of other words than those that stand now; of an import nobody knows. */
export function isOlder(ofSha256: Buffer | null, words: string | null | undefined): boolean {
  return ofSha256 !== null && !ofSha256.equals(sha256(words ?? ""))
}
