import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { longestAnswer } from "#app/domain/identity.ts"
import type { IdentityProvider } from "#app/domain/identity.ts"
import { edsProvider } from "#app/identity/eds.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { EdsAuthority, purposesOf, rsa } from "#tests/support/eds-authority.ts"
import { purpose } from "#tests/support/identity-purpose.ts"

const now = "2026-04-01T06:00:00.000Z"
const life = { from: "2025-01-01T00:00:00.000Z", to: "2028-01-01T00:00:00.000Z" }

let authority: EdsAuthority
let foreign: EdsAuthority
let provider: IdentityProvider
let person: string

beforeAll(() => {
  authority = new EdsAuthority("Test authority", life)
  foreign = new EdsAuthority("Foreign authority", life)
  provider = edsProvider({ ...authority, ncanodeUrl: undefined })
  person = authority.certify({ key: rsa(2048) })
  const revoked = authority.certify()
  authority.revoke(revoked)
  authority.publish(later(now, -day), later(now, day))
  foreign.publish(later(now, -day), later(now, day))
  copyFileSync(foreign.file("ca.pem"), foreign.file("kept.pem"))
})

afterAll(() => {
  authority.remove()
  foreign.remove()
})

async function challenge(): Promise<{ held: string; bytes: Uint8Array }> {
  const begun = await provider.begin(purpose(now), now)
  if (!begun.ok) throw new Error(begun.refusal.code)
  return { held: begun.value.held, bytes: begun.value.challenge ?? new Uint8Array() }
}

/** A fresh challenge signed by somebody; what the provider says of it. */
async function answer(
  name: string | readonly string[],
  by: EdsAuthority = authority,
  ...options: string[]
) {
  const { held, bytes } = await challenge()
  const cms = by.sign(bytes, [name].flat(), ...options)
  return provider.complete(held, cms, now)
}

function refused(code: string) {
  return { ok: false, refusal: { code } }
}

describe("a signature over the challenge", () => {
  test("proves who signed, with the names as the certificate has them", async () => {
    const outcome = await answer(person)
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        assurance: "eds",
        iin: "900101100004",
        family: "ҚҰДАЙБЕРГЕНОВА",
        given: "ЖҰЛДЫЗАЙ",
        patronymic: "ӘБІЛҚЫЗЫ",
        email: null,
        verifiedAt: now,
      },
    })
  })

  test("is taken for good by openssl too, and refused by both once a byte is another", async () => {
    const { held, bytes } = await challenge()
    const cms = authority.sign(bytes, [person])
    expect(authority.verifies(cms, bytes, now)).toBe(true)
    expect(await provider.complete(held, cms, now)).toMatchObject({ ok: true })
    const changed = Buffer.from(cms)
    changed[changed.length - 5] = (changed.at(-5) ?? 0) ^ 1
    expect(authority.verifies(changed, bytes, now)).toBe(false)
    expect(await provider.complete(held, changed, now)).toEqual(refused("identity-invalid"))
  })

  test("may bring its content along, and come as PEM or base64", async () => {
    const { held, bytes } = await challenge()
    const cms = authority.sign(bytes, [person], "-nodetach")
    const base64 = cms.toString("base64").replace(/(.{64})/g, "$1\n")
    const pem = `-----BEGIN CMS-----\n${base64}\n-----END CMS-----\n`
    for (const sent of [cms, Buffer.from(base64), Buffer.from(pem)]) {
      expect(await provider.complete(held, sent, now)).toMatchObject({ ok: true })
    }
  })

  test("of an elliptic key is taken, on both curves", async () => {
    const other = authority.certify({ key: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"] })
    for (const name of [authority.certify(), other]) {
      expect(await answer(name)).toMatchObject({ ok: true })
    }
  })

  test("keeps what was signed beside the signature", async () => {
    const outcome = await answer(person)
    const evidence = outcome.ok ? (JSON.parse(outcome.value.evidence ?? "") as object) : {}
    expect(Object.keys(evidence)).toEqual(["challenge", "cms"])
  })
})

describe("is refused:", () => {
  test("a signature over another challenge, beside it or brought along", async () => {
    const [first, second] = [await challenge(), await challenge()]
    for (const options of [[], ["-nodetach"]]) {
      const cms = authority.sign(first.bytes, [person], ...options)
      expect(await provider.complete(second.held, cms, now)).toEqual(refused("identity-invalid"))
    }
  })

  test.each([
    ["a certificate that has ended", { notAfter: later(now, -1000) }, "identity-expired"],
    ["one that has not begun", { notBefore: later(now, day) }, "identity-expired"],
    ["a key for signing in", { purposes: purposesOf.signingIn }, "identity-wrong-key"],
    ["a key that may not sign", { usage: "keyEncipherment" }, "identity-wrong-key"],
    ["an organisation", { purposes: purposesOf.organization }, "identity-not-a-person"],
    ["its head", { purposes: purposesOf.headOfOrganization }, "identity-not-a-person"],
    ["a key of nobody in particular", { purposes: purposesOf.nobody }, "identity-not-a-person"],
    ["a person of an organisation", { unit: "/OU=BIN900140000009" }, "identity-not-a-person"],
    ["a BIN", { iin: "900140000009" }, "identity-not-a-person"],
    ["a number that is no IIN", { iin: "900101100005" }, "identity-not-a-person"],
    ["a short key", { key: rsa(1024) }, "identity-algorithm"],
    [
      "another curve",
      { key: ["ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"] },
      "identity-algorithm",
    ],
    ["a certificate under SHA-1", { hash: "sha1" }, "identity-algorithm"],
  ])("%s", async (_, given, code) => {
    expect(await answer(authority.certify(given))).toEqual(refused(code))
  })

  test("a signature under SHA-1", async () => {
    expect(await answer(person, authority, "-md", "sha1")).toEqual(refused("identity-algorithm"))
  })

  test("two signers", async () => {
    const two = [person, authority.certify()]
    expect(await answer(two)).toEqual(refused("identity-invalid"))
  })

  test("an authority that nobody here knows, also under a known name", async () => {
    const twin = new EdsAuthority(authority.name, life)
    try {
      for (const by of [foreign, twin]) {
        const name = by.certify()
        expect(await answer(name, by)).toEqual(refused("identity-untrusted"))
        expect(await answer(name, by, "-certfile", "ca.pem")).toEqual(refused("identity-untrusted"))
      }
    } finally {
      twin.remove()
    }
  })

  test("a certificate that a person certified", async () => {
    const issuer = authority.certify()
    const { held, bytes } = await challenge()
    const cms = authority.signBelow(bytes, issuer)
    expect(await provider.complete(held, cms, now)).toEqual(refused("identity-untrusted"))
  })

  test("a message without its certificate, one that is none, and one that is too long", async () => {
    expect(await answer(person, authority, "-nocerts")).toEqual(refused("identity-invalid"))
    const { held } = await challenge()
    const sent = [
      Buffer.alloc(0),
      Buffer.from("no message"),
      Buffer.from([0x30, 0x80, 0, 0]),
      Buffer.alloc(longestAnswer + 1, 0x30),
      "text",
      undefined,
    ]
    for (const one of sent) {
      expect(await provider.complete(held, one, now)).toEqual(refused("identity-invalid"))
    }
  })
})

describe("revocation", () => {
  test("is told by the authority's list", async () => {
    const name = authority.certify()
    expect(await answer(name)).toMatchObject({ ok: true })
    authority.revoke(name)
    authority.publish(later(now, -day), later(now, day))
    expect(await answer(name)).toEqual(refused("identity-revoked"))
  })

  test.each([
    ["no list", () => rmSync(join(authority.crlDir, "ca.crl"))],
    ["an old list", () => authority.publish(later(now, -2 * day), later(now, -day))],
    ["a list of tomorrow", () => authority.publish(later(now, day), later(now, 2 * day))],
    ["a torn list", () => writeFileSync(join(authority.crlDir, "ca.crl"), "torn")],
    [
      "another authority's list",
      () => copyFileSync(join(foreign.crlDir, "ca.crl"), join(authority.crlDir, "ca.crl")),
    ],
  ])("cannot be known from %s, and nothing is taken for good", async (_name, spoil) => {
    spoil()
    try {
      expect(await answer(person)).toEqual(refused("identity-unavailable"))
      expect(await provider.selfTest(now)).toMatchObject({ ok: false })
    } finally {
      authority.publish(later(now, -day), later(now, day))
    }
    expect(await answer(person)).toMatchObject({ ok: true })
    expect(await provider.selfTest(now)).toEqual({ ok: true, detail: "ready" })
  })

  test("is not known from a list that another signed under the authority's name", async () => {
    const twin = new EdsAuthority(authority.name, life)
    twin.publish(later(now, -day), later(now, day))
    copyFileSync(join(twin.crlDir, "ca.crl"), join(authority.crlDir, "ca.crl"))
    try {
      expect(await answer(person)).toEqual(refused("identity-unavailable"))
    } finally {
      twin.remove()
      authority.publish(later(now, -day), later(now, day))
    }
  })
})

test("a site without authorities trusts nobody, and says so to its operators", async () => {
  const empty = join(authority.dir, "empty")
  mkdirSync(empty)
  const none = edsProvider({ caDir: empty, crlDir: authority.crlDir, ncanodeUrl: undefined })
  const { held, bytes } = await challenge()
  const cms = authority.sign(bytes, [person])
  expect(await none.complete(held, cms, now)).toEqual(refused("identity-untrusted"))
  expect(await none.selfTest(now)).toEqual({ ok: false, detail: "no-authorities" })
})
