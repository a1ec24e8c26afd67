import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server"
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransportFuture,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server"
import { z } from "zod"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Passkey } from "#db/queries/passkeys.server.ts"
import { makeChallenge } from "./challenge.server.ts"
import type { Purpose } from "./challenge.server.ts"

/** What a page of passkeys is given: the question to the device, and what comes back with its answer. */
export interface PasskeyQuestion {
  readonly options: PublicKeyCredentialRequestOptionsJSON
  readonly state: string
}

/** The site as devices know it: its name alone, without scheme and port (WebAuthn, "RP ID"). */
export function relyingParty({ origin }: Pick<House, "origin">): string {
  return new URL(origin).hostname
}

/**
 * Asks a device to sign, its user verified by it: by one of these passkeys or, with none given, by any
 * that it holds for the site.
 */
export async function askPasskey(
  house: Pick<House, "keys" | "origin">,
  purpose: Purpose,
  { boundTo, passkeys = [] }: { readonly boundTo: Buffer; readonly passkeys?: readonly Passkey[] },
  now: Instant,
): Promise<PasskeyQuestion> {
  const { challenge, state } = makeChallenge(house.keys, purpose, boundTo, now)
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(house),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    userVerification: "required",
    timeout: 5 * 60_000,
    allowCredentials: passkeys.map(described),
  })
  return { options, state }
}

/** A passkey as a device is told of it. */
export function described({ credentialId, transports }: Passkey) {
  return {
    id: credentialId.toString("base64url"),
    transports: transports as AuthenticatorTransportFuture[],
  }
}

const text = z.string().max(20_000)
const Answer = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})

/** Reads what a device answered; undefined where it is no answer at all. */
export function readPasskeyAnswer(json: string): AuthenticationResponseJSON | undefined {
  const parsed = Answer.safeParse(parsedJson(json))
  if (!parsed.success) return undefined
  const { response, ...rest } = parsed.data
  const { userHandle, ...signed } = response
  return { ...rest, response: userHandle === undefined ? signed : { ...signed, userHandle } }
}

/** Parses JSON of a form; undefined where it is none. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * Checks what a device answered: the challenge, this site's origin and name, that it verified its user, its
 * signature, and that its counter has grown. @returns the device's counter
 */
export async function verifyPasskeyAnswer(
  house: Pick<House, "origin">,
  passkey: Passkey,
  {
    answer,
    challenge,
  }: { readonly answer: AuthenticationResponseJSON; readonly challenge: string },
): Promise<Outcome<{ readonly counter: number }, "passkey-refused">> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: house.origin,
      expectedRPID: relyingParty(house),
      requireUserVerification: true,
      credential: {
        ...described(passkey),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
    return verified ? accept({ counter: authenticationInfo.newCounter }) : refuse("passkey-refused")
  } catch {
    // The library throws for each thing that does not fit; the reader is told one sentence for all.
    return refuse("passkey-refused")
  }
}
