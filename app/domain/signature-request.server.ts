import { emailTag } from "./account-tag.server.ts"
import type { EmailAddress } from "./email-address.ts"
import type { Iin } from "./iin.ts"
import { isHidden } from "./hidden-text.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { procedureOf } from "./rule-set.server.ts"
import { openStatement, signerTags } from "./signature-secrets.server.ts"
import { storeRequest } from "./signature-storing.server.ts"
import { decideRequest } from "./signature.ts"
import type { Assurance, SigningPeriod, SigningRefusal } from "./signature.ts"
import { isOneTooMany } from "./signing-limit.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { findPetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findSealedStatement, hasRequest } from "#db/queries/signature-requests.server.ts"
import { findActiveSignature } from "#db/queries/signatures.server.ts"
import type { StoredSignature } from "#db/queries/signatures.server.ts"
import type { Trx } from "#db/schema.ts"

/** What shells of signatures need of the house. */
export type SigningHouse = Pick<House, "db" | "keys" | "ruleSets" | "providers">

/** Who asks to sign, as the form gives it, checked. `areaId`: the district the signer declares as their own. */
export interface Signer {
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  /** Given exactly where the petition asks for it. */
  readonly iin: Iin | null
  readonly email: EmailAddress
  readonly areaId: number | null
  readonly lang: Lang
  /** How it was proved who they are, where a letter is not all. */
  readonly identity?: ProvedIdentity | undefined
  /** The /24 or /48 that it was asked from; left out where nobody asked over the net. */
  readonly network?: string | undefined
}

export interface ProvedIdentity {
  readonly assurance: Assurance
  /** What the proof rests on, to be kept sealed; null where there is nothing to keep. */
  readonly evidence: string | null
}

/** All that is ever said of a request that was taken. */
export interface RequestTaken {
  readonly mailed: "if-needed"
}

/**
 * Takes a request to sign and mails its confirmation.
 *
 * The answer is the same whether the address or the IIN is known or not. Who has signed already is told so
 * by mail, without a link, at the address that signed and nowhere else: to whoever types another person's
 * IIN goes the letter that anybody gets. More than five letters an address, and eight a person, are not sent.
 * While seconders are sought they ask in the same way. Refuses only what everybody may know: that signing
 * is over or not open, or another district.
 *
 * @param asked the petition's public id, or its row as it was just read
 */
export async function requestSignature(
  house: SigningHouse,
  asked: string | StoredPetition,
  signer: Signer,
  now: Instant,
): Promise<Outcome<RequestTaken, SigningRefusal | "text-hidden" | "no-such-petition">> {
  const known = typeof asked === "string" ? await findPetition(house.db.read, asked) : asked
  if (!known) return refuse("no-such-petition")
  if (known.signersDestroyedAt !== null) return refuse("not-open")
  if (known.asks === "iin" && signer.iin === null) throw new Error("this petition asks for the IIN")
  const secret = newSecret()

  return commit(
    house.db,
    async (trx): Promise<Outcome<RequestTaken, SigningRefusal | "text-hidden">> => {
      // What the clock owes a petition that seeks its seconders decides whether it still does.
      const petition =
        known.state === "seconding"
          ? await bringUpToDate(house, trx, known.id, now)
          : await lockPetition(trx, house.db.engine, known.id)
      const decision = decideRequest(
        { ...signingPeriod(house, petition), areaId: petition.areaId },
        { areaId: signer.areaId ?? -1 },
        now,
      )
      if (!decision.ok) return decision
      // Nobody signs what they cannot read.
      if (isHidden(petition.statement)) return refuse("text-hidden")
      const tags = signerTags(house.keys, petition, {
        iin: petition.asks === "iin" ? signer.iin : null,
        canonicalEmail: signer.email.canonical,
      })
      const { requestedAt, expiresAt } = decision.value
      const taken = accept({ mailed: "if-needed" } as const)
      if (await isOneTooMany(trx, petition.id, tags, now)) return taken

      const active = await findActiveSignature(trx, petition.id, tags.tag)
      const isSame = active?.emailTag?.equals(tags.emailTag) ?? false
      if (active && !isSame && !(await hasRequest(trx, petition.id, tags.tag, now))) {
        await tellWhoSigned(house, trx, petition, active, now)
      }
      const secretHash = sha256(secret)
      const requested = { ...tags, secretHash, requestedAt, expiresAt }
      await storeRequest(house, trx, petition, signer, requested)
      const letter = { secret, expiresAt, active: isSame ? active : undefined }
      await writeToSigner(house, trx, petition, signer, letter, now)
      return taken
    },
    known.id,
  )
}

interface LetterFacts {
  readonly secret: string
  readonly expiresAt: Instant
  /** The signature that stands from this very address, if there is one. */
  readonly active: StoredSignature | undefined
}

/** The one letter that follows a request: the link or, to who cannot use it, why there is none. */
async function writeToSigner(
  house: SigningHouse,
  trx: Trx,
  petition: StoredPetition,
  signer: Signer,
  { secret, expiresAt, active }: LetterFacts,
  now: Instant,
): Promise<void> {
  const to = { email: signer.email.address, lang: signer.lang, title: petition.title }
  if (petition.state === "seconding" && (await isAuthor(house, trx, petition, signer))) {
    await enqueue(trx, house.keys, "own-petition", to, now)
  } else if (active) {
    await enqueue(trx, house.keys, "already-signed", { ...to, ...since(active) }, now)
  } else {
    const letter = { ...to, secret, expiresAt, petition: petition.publicId }
    await enqueue(trx, house.keys, "signature-confirmation", letter, now)
  }
}

/** Its author is not among the seconders: the author's own address gets a letter that says so, without a link. */
async function isAuthor(
  { keys }: SigningHouse,
  trx: Trx,
  { proponentId }: StoredPetition,
  { email }: Signer,
): Promise<boolean> {
  const account = await findAccountByEmail(trx, emailTag(keys, email.canonical))
  return account?.id === proponentId
}

/** When a petition takes signatures, as the rules of signing look at it. */
export function signingPeriod(
  { ruleSets }: SigningHouse,
  { state, closesOn, ruleSet }: StoredPetition,
): Omit<SigningPeriod, "areaId"> {
  return { state, closesOn, timeZone: procedureOf(ruleSets, ruleSet).timeZone }
}

/** Somebody gave this person's IIN with another address: once in the life of a link, the signer hears of it. */
async function tellWhoSigned(
  { keys }: SigningHouse,
  trx: Trx,
  { publicId, title }: StoredPetition,
  active: StoredSignature,
  now: Instant,
): Promise<void> {
  const sealed = await findSealedStatement(trx, active.id)
  if (!sealed) return
  const { email, lang } = openStatement(keys, publicId, sealed)
  if (email === "") return
  await enqueue(trx, keys, "already-signed", { email, lang, title, ...since(active) }, now)
}

function since({ confirmedAt, requestedAt }: StoredSignature) {
  return { confirmedAt: confirmedAt ?? requestedAt }
}
