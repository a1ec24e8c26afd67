import { generateKeyPairSync, sign } from "node:crypto"
import type { KeyObject } from "node:crypto"
import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { IdentityProvider } from "#app/domain/identity.ts"
import { oidcProvider } from "#app/identity/oidc.server.ts"
import { purpose } from "#tests/support/identity-purpose.ts"
import { callback, openIssuer, settingsOf, signInAt } from "#tests/support/oidc-issuer.ts"

const now = "2026-04-01T06:00:00.000Z"
const about = purpose(now, { returnTo: callback })

function refused(code: string) {
  return { ok: false, refusal: { code } }
}

async function begin(provider: IdentityProvider) {
  const begun = await provider.begin(about, now)
  if (!begun.ok) throw new Error(begun.refusal.code)
  return { held: begun.value.held, redirectTo: begun.value.redirectTo ?? "" }
}

describe("with an OpenID provider", () => {
  let issuer: Awaited<ReturnType<typeof openIssuer>>
  let provider: IdentityProvider

  beforeAll(async () => {
    issuer = await openIssuer()
    provider = oidcProvider(issuer.settings)
  })
  afterAll(() => issuer.close())

  test("code, PKCE, state and nonce prove who came back, and with which address", async () => {
    issuer.say({})
    const { held, redirectTo } = await begin(provider)
    const asked = new URL(redirectTo).searchParams
    expect(asked.get("code_challenge_method")).toBe("S256")
    expect(["state", "nonce", "code_challenge"].every((name) => asked.has(name))).toBe(true)
    const back = await signInAt(redirectTo)
    expect(await provider.complete(held, back, now)).toMatchObject({
      ok: true,
      value: {
        assurance: "oidc",
        subjectKey: `${issuer.issuer}|somebody`,
        iin: "900101100004",
        family: "Құдайбергенова",
        given: "Жұлдызай",
        patronymic: "Әбілқызы",
        email: { address: "zhuldyzai@uade.example" },
      },
    })
    expect(await provider.complete(held, back, now)).toEqual(refused("identity-invalid"))
  })

  test.each([
    [
      "an address that the issuer has not proved is none",
      { email_verified: false },
      { email: null },
    ],
    ["a person without an IIN has none", { iin: undefined }, { iin: null }],
  ])("%s", async (_, said, value) => {
    issuer.say(said)
    const { held, redirectTo } = await begin(provider)
    const outcome = await provider.complete(held, await signInAt(redirectTo), now)
    expect(outcome).toMatchObject({ ok: true, value })
  })

  test.each([
    ["a BIN", { iin: "900140000009" }, "identity-not-a-person"],
    ["a number that is no IIN", { iin: "900101100005" }, "identity-not-a-person"],
    ["nobody's name", { family_name: undefined }, "identity-invalid"],
  ])("%s is no person", async (_, said, code) => {
    issuer.say(said)
    const { held, redirectTo } = await begin(provider)
    expect(await provider.complete(held, await signInAt(redirectTo), now)).toEqual(refused(code))
  })

  test("an answer of another identification, without its state, or of another issuer is none", async () => {
    issuer.say({})
    const [mine, other] = [await begin(provider), await begin(provider)]
    const back = await signInAt(other.redirectTo)
    const noState = new URLSearchParams(back)
    noState.delete("state")
    const elsewhere = new URLSearchParams(back)
    elsewhere.set("iss", "https://elsewhere.example")
    const noIssuer = new URLSearchParams(back)
    noIssuer.delete("iss")
    for (const sent of [noState, elsewhere, noIssuer, new URLSearchParams("error=access_denied")]) {
      expect(await provider.complete(other.held, sent.toString(), now)).toEqual(
        refused("identity-invalid"),
      )
    }
    expect(await provider.complete(mine.held, back, now)).toEqual(refused("identity-invalid"))
    for (const sent of ["", "x".repeat(70_000), null, { code: "x" }]) {
      expect(await provider.complete(mine.held, sent, now)).toEqual(refused("identity-invalid"))
    }
    expect(await provider.complete("no state", back, now)).toEqual(refused("identity-invalid"))
    expect(await provider.complete(other.held, back, now)).toMatchObject({ ok: true })
  })
})

/** An issuer that says in its token whatever a test has it say. */
describe("with an issuer that lies", () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const strangers = generateKeyPairSync("rsa", { modulusLength: 2048 })
  let server: Server
  let url: string
  let token: (nonce: string) => string
  let provider: IdentityProvider
  let lastNonce = ""

  beforeAll(async () => {
    const jwk = { ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }
    server = createServer((request, response) => {
      const body = answer(request.url ?? "")
      response.writeHead(body ? 200 : 503, { "content-type": "application/json" })
      response.end(JSON.stringify(body ?? {}))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    provider = oidcProvider(settingsOf(url))

    function answer(path: string): object | undefined {
      if (path.startsWith("/.well-known")) return metadata()
      if (path === "/jwks") return { keys: [jwk] }
      const raw = token(lastNonce)
      if (raw === "") return undefined
      return { access_token: "a", token_type: "bearer", id_token: raw }
    }
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  function metadata() {
    return {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256", "none"],
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ["S256"],
    }
  }

  interface Said {
    readonly nonce?: string
    readonly audience?: string
    readonly issuer?: string
    readonly from?: number
  }

  function jwt(said: Said, nonce: string, key: KeyObject | null): string {
    const at = said.from ?? Math.floor((performance.timeOrigin + performance.now()) / 1000)
    const header = key ? { alg: "RS256", kid: "1" } : { alg: "none" }
    const claims = {
      iss: said.issuer ?? url,
      aud: said.audience ?? "uade",
      nonce: said.nonce ?? nonce,
      ...{ sub: "somebody", iat: at, exp: at + 60, iin: "900101100004", ...names },
    }
    const signed = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".")
    const signature = key ? sign("sha256", Buffer.from(signed), key).toString("base64url") : ""
    return `${signed}.${signature}`
  }
  const names = { family_name: "A", given_name: "B" }

  async function complete() {
    const { held, redirectTo } = await begin(provider)
    const asked = new URL(redirectTo).searchParams
    lastNonce = asked.get("nonce") ?? ""
    const back = new URLSearchParams({ code: "c", state: asked.get("state") ?? "", iss: url })
    return provider.complete(held, back.toString(), now)
  }

  test("a token in order is taken, so that the others fail for what is wrong with them", async () => {
    token = (nonce) => jwt({}, nonce, privateKey)
    expect(await complete()).toMatchObject({ ok: true })
  })

  test.each([
    ["another nonce", { nonce: "another" }],
    ["another audience", { audience: "another" }],
    ["another issuer", { issuer: "https://elsewhere.example" }],
    ["an end that is past", { from: 1_700_000_000 }],
  ])("a token with %s is refused", async (_, said) => {
    token = (nonce) => jwt(said, nonce, privateKey)
    expect(await complete()).toEqual(refused("identity-invalid"))
  })

  test("a token under another key, and one that is not signed at all, are refused", async () => {
    token = (nonce) => jwt({}, nonce, strangers.privateKey)
    expect(await complete()).toEqual(refused("identity-invalid"))
    token = (nonce) => jwt({}, nonce, null)
    expect(await complete()).toEqual(refused("identity-invalid"))
  })

  test("an issuer that breaks down has proved nothing", async () => {
    token = () => ""
    expect(await complete()).toEqual(refused("identity-unavailable"))
  })
})

test("an issuer that nobody reaches is unavailable, and its self test says so", async () => {
  const gone = await openIssuer()
  await gone.close()
  const provider = oidcProvider(gone.settings)
  expect(await provider.begin(about, now)).toEqual(refused("identity-unavailable"))
  expect(await provider.selfTest(now)).toEqual({ ok: false, detail: "issuer-down" })
})

test("plain HTTP is spoken with this machine alone", async () => {
  const provider = oidcProvider(settingsOf("http://issuer.example"))
  expect(await provider.begin(about, now)).toEqual(refused("identity-unavailable"))
})
