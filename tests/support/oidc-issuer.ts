import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { vi } from "vitest"
import type { OidcSettings } from "#app/lib/identity-settings.ts"

/** What the issuer knows of the person who signs in there. */
export type Claims = Readonly<Record<string, string | boolean | undefined>>

const person = {
  iin: "900101100004",
  family_name: "Құдайбергенова",
  given_name: "Жұлдызай",
  middle_name: "Әбілқызы",
  email: "zhuldyzai@uade.example",
  email_verified: true,
}

/** Where it sends people back to. */
export const callback = "https://uade.example/oidc/callback"

/**
 * An OpenID provider on a free port of this machine, under which everybody who asks is one person.
 * Whoever stops it must await `close`.
 */
export async function openIssuer(clientId = "uade") {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  let claims: Claims = person
  const provider = await quietly(
    async () =>
      new (await import("oidc-provider")).default(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: "a secret of the test",
            redirect_uris: [callback],
            response_types: ["code"],
            grant_types: ["authorization_code"],
          },
        ],
        claims: { openid: ["sub", ...Object.keys(person)], profile: [], email: [] },
        conformIdTokenClaims: false,
        cookies: { keys: ["a key of the test"] },
        features: { devInteractions: { enabled: true } },
        findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims }) }),
        pkce: { required: () => true },
        ttl: {
          AccessToken: 60,
          AuthorizationCode: 60,
          IdToken: 300,
          Interaction: 300,
          Session: 300,
          Grant: 300,
        },
      }),
  )
  server.on("request", provider.callback())
  return {
    issuer,
    settings: settingsOf(issuer, clientId),
    /** Says something else of the person from now on. */
    say: (given: Claims) => {
      claims = { ...person, ...given }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The package warns of what is meant for tries alone, which this is. */
async function quietly<Value>(make: () => Promise<Value>): Promise<Value> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
  try {
    return await make()
  } finally {
    warn.mockRestore()
  }
}

export function settingsOf(issuer: string, clientId = "uade"): OidcSettings {
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret: "a secret of the test",
    scope: "openid",
    claims: {
      iin: "iin",
      family: "family_name",
      given: "given_name",
      patronymic: "middle_name",
    },
  }
}

/**
 * Goes the way of a person at the issuer, signs in and consents. @returns the query with which the issuer
 * sends them back
 */
export async function signInAt(redirectTo: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = new URL(redirectTo)
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form ? { method: "POST", body: form } : {}),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";")
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    form = undefined
    const location = answer.headers.get("location")
    if (location !== null) {
      await answer.body?.cancel()
      const next = new URL(location, url)
      if (next.href.startsWith(callback)) return next.search
      url = next
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (prompt === undefined) throw new Error(`the issuer shows no form: ${String(answer.status)}`)
    form = new URLSearchParams({ prompt, login: "somebody", password: "any" })
  }
  throw new Error("the issuer leads nowhere")
}
