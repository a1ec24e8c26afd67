import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server"
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server"
import { z } from "zod"
import type { OpenSession } from "#app/context.server.ts"
import { decidePasskeyAddition, readPasskeyName } from "#app/domain/factor.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { insertPasskey, listPasskeys } from "#db/queries/passkeys.server.ts"
import { makeChallenge, takeChallenge } from "./challenge.server.ts"
import { settleFactorChange } from "./factor-change.server.ts"
import type { FactorHouse } from "./factor-change.server.ts"
import { described, parsedJson, relyingParty } from "./passkey-answer.server.ts"

export interface PasskeyCreation {
  readonly options: PublicKeyCredentialCreationOptionsJSON
  readonly state: string
}

export type EnrolPasskeyOutcome = Outcome<
  { readonly token: string },
  "challenge-lapsed" | "passkey-refused" | "passkey-known" | "passkeys-enough" | "session-over"
>

/** Asks a device to make a passkey that signs in without a password: kept on it, its user verified by it. */
export async function beginPasskey(
  house: FactorHouse,
  { account, idHash }: OpenSession,
  site: string,
  now: Instant,
): Promise<PasskeyCreation> {
  const { challenge, state } = makeChallenge(house.keys, "enrol", idHash, now)
  const [address, known] = await Promise.all([
    findAccountAddress(house.db.read, house.keys, account.id),
    listPasskeys(house.db.read, account.id),
  ])
  const userName = address?.email ?? account.publicId
  const options = await generateRegistrationOptions({
    rpName: site,
    rpID: relyingParty(house),
    // The public id says nothing of its owner to whoever finds the device.
    userID: new Uint8Array(Buffer.from(account.publicId)),
    userName,
    userDisplayName: account.displayName ?? userName,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    attestationType: "none",
    timeout: 5 * 60_000,
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  })
  return { options, state }
}

/** Gives the account the passkey that its device made. */
export async function enrolPasskey(
  house: FactorHouse,
  session: OpenSession,
  given: { readonly state: string; readonly answer: string; readonly name: string },
  now: Instant,
): Promise<EnrolPasskeyOutcome> {
  const { account, idHash } = session
  const taken = await takeChallenge(house, given.state, { purpose: "enrol", boundTo: idHash }, now)
  if (!taken.ok) return taken
  const credential = await credentialOf(house, given.answer, taken.value)
  if (!credential) return refuse("passkey-refused")
  const { id, publicKey, counter, transports = [] } = credential
  return commit(house.db, async (trx): Promise<EnrolPasskeyOutcome> => {
    const addition = decidePasskeyAddition((await listPasskeys(trx, account.id)).length)
    if (!addition.ok) return addition
    const isNew = await insertPasskey(trx, {
      publicId: newPublicId(),
      accountId: account.id,
      credentialId: Buffer.from(id, "base64url"),
      publicKey: Buffer.from(publicKey),
      counter,
      transports,
      name: readPasskeyName(given.name) ?? account.publicId,
      createdAt: now,
    })
    if (!isNew) return refuse("passkey-known")
    const change = { change: "passkey-added", shown: "passkey" } as const
    const token = await settleFactorChange(house, trx, session, change, now)
    return token === undefined ? refuse("session-over") : accept({ token })
  })
}

const text = z.string().max(40_000)
const Answer = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .default([])
      .catch([]),
  }),
  clientExtensionResults: z.object({}).default({}),
})

async function credentialOf(house: FactorHouse, json: string, challenge: string) {
  const answer = Answer.safeParse(parsedJson(json))
  if (!answer.success) return undefined
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer.data satisfies RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: house.origin,
      expectedRPID: relyingParty(house),
      requireUserVerification: true,
    })
    return registrationInfo?.credential
  } catch {
    // As with answers: whatever does not fit is one sentence to the reader.
    return undefined
  }
}
