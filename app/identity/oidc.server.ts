import * as openid from "openid-client"
import { z } from "zod"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { parseIin } from "#app/domain/iin.ts"
import type {
  Begun,
  IdentityClaim,
  IdentityProvider,
  IdentityPurpose,
  IdentityRefusal,
} from "#app/domain/identity.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { isLoopback } from "#app/lib/identity-settings.ts"
import type { OidcSettings } from "#app/lib/identity-settings.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** How long the issuer may take, in seconds. */
const patience = 10

/** What is kept between leaving for the issuer and coming back. */
const Held = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.url(),
})

/**
 * Another site that asks who somebody is: OpenID Connect, the code flow with PKCE (S256), state, nonce and
 * the issuer's name in the answer (RFC 9207). The ID token's own signature is verified as well, so that
 * it is evidence, and one without is refused.
 *
 * The answer is the query with which the issuer sends the person back. Plain HTTP is spoken with this very
 * machine alone, for trying things out.
 */
export function oidcProvider(settings: OidcSettings): IdentityProvider {
  const discover = discoverer(settings)
  return {
    assurance: "oidc",
    interactive: "redirect",
    begin: async (purpose) => {
      try {
        return accept(await begin(await discover(), settings, purpose))
      } catch {
        return refuse("identity-unavailable")
      }
    },
    complete: async (held, answer, now) => {
      const kept = Held.safeParse(readJson(held))
      if (!kept.success || typeof answer !== "string") return refuse("identity-invalid")
      try {
        const token = await exchange(await discover(), kept.data, answer)
        return token ? claimOf(token, settings, now) : refuse("identity-invalid")
      } catch (fault) {
        return refuse(isDown(fault) ? "identity-unavailable" : "identity-invalid")
      }
    },
    selfTest: async () => {
      const isUp = await discover().then(
        () => true,
        () => false,
      )
      return { ok: isUp, detail: isUp ? "ready" : "issuer-down" }
    },
  }
}

/** Asks the issuer once what it is like; what failed is asked again. */
function discoverer({ issuer, clientId, clientSecret }: OidcSettings) {
  let known: Promise<openid.Configuration> | undefined
  return () => {
    known ??= openid
      .discovery(issuer, clientId, clientSecret, undefined, {
        timeout: patience,
        execute: [
          openid.enableNonRepudiationChecks,
          ...(issuer.protocol === "http:" && isLoopback(issuer) ? [insecurely()] : []),
        ],
      })
      .catch((fault: unknown) => {
        known = undefined
        throw fault
      })
    return known
  }
}

/** Marked as deprecated by its makers so that it stands out; see the caller for where it is allowed. */
function insecurely() {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return openid.allowInsecureRequests
}

async function begin(
  config: openid.Configuration,
  { scope }: OidcSettings,
  { lang, returnTo }: IdentityPurpose,
): Promise<Begun> {
  const verifier = openid.randomPKCECodeVerifier()
  const held = { verifier, state: openid.randomState(), nonce: openid.randomNonce(), returnTo }
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: returnTo,
    scope,
    state: held.state,
    nonce: held.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ui_locales: lang,
  })
  return { held: canonicalJson(held), redirectTo: url.href }
}

async function exchange(
  config: openid.Configuration,
  { verifier, state, nonce, returnTo }: z.infer<typeof Held>,
  query: string,
): Promise<Token | undefined> {
  const url = new URL(returnTo)
  url.search = query
  const tokens = await openid.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  return claims && tokens.id_token !== undefined ? { claims, raw: tokens.id_token } : undefined
}

interface Token {
  readonly claims: openid.IDToken
  readonly raw: string
}

function claimOf(
  { claims, raw }: Token,
  { claims: names }: OidcSettings,
  now: Instant,
): Outcome<IdentityClaim, IdentityRefusal> {
  const family = textIn(claims, names.family)
  const given = textIn(claims, names.given)
  if (family === null || given === null) return refuse("identity-invalid")
  const number = textIn(claims, names.iin)
  const iin = number === null ? null : parseIin(number)
  if (iin?.ok === false) return refuse("identity-not-a-person")
  return accept({
    assurance: "oidc",
    subjectKey: `${claims.iss}|${claims.sub}`,
    iin: iin?.value ?? null,
    family,
    given,
    patronymic: textIn(claims, names.patronymic),
    email: provedAddress(claims),
    areaId: null,
    evidence: canonicalJson({ id_token: raw }),
    verifiedAt: now,
  })
}

/** An address that the issuer has not proved itself is no address here. */
function provedAddress(claims: openid.IDToken) {
  if (claims["email_verified"] !== true) return null
  const address = parseEmailAddress(textIn(claims, "email") ?? "")
  return address.ok ? address.value : null
}

function textIn(claims: openid.IDToken, name: string): string | null {
  const value = claims[name]
  if (typeof value !== "string") return null
  const text = value.normalize("NFC").trim().slice(0, 200)
  return text === "" ? null : text
}

/** Whether nobody answered, or only that something is broken there: no judgement of the person. */
function isDown(fault: unknown): boolean {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && ["OAUTH_TIMEOUT", "OAUTH_ABORT"].includes(String(cause.code)))
      return true
    if (cause.message === "fetch failed" || cause.name === "TimeoutError") return true
    if (cause.cause instanceof Response && cause.cause.status >= 500) return true
  }
  return false
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
