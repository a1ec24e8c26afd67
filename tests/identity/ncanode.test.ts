import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { ContentInfo, SignedData } from "pkijs"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { IdentityProvider } from "#app/domain/identity.ts"
import { edsProvider } from "#app/identity/eds.server.ts"
import { EdsAuthority, purposesOf } from "#tests/support/eds-authority.ts"
import { purpose } from "#tests/support/identity-purpose.ts"

const now = "2026-04-01T06:00:00.000Z"
const life = { from: "2025-01-01T00:00:00.000Z", to: "2028-01-01T00:00:00.000Z" }

/** A signer as NCANode 3 tells of them. */
const signer = {
  valid: true,
  revocations: [
    { revoked: false, by: "OCSP", revocationTime: null, reason: null },
    { revoked: false, by: "CRL", revocationTime: null, reason: null },
  ],
  notBefore: "2025-05-02T08:38:13.000+00:00",
  notAfter: "2026-05-02T08:38:13.000+00:00",
  keyUsage: "SIGN",
  serialNumber: "60ba4568ae98fa522a13fa711c6cb60c69bee2c4",
  signAlg: "ECGOST3410-2015-512",
  keyUser: ["INDIVIDUAL"],
  subject: { commonName: "ҚҰДАЙБЕРГЕНОВА ЖҰЛДЫЗАЙ", iin: "900101100004", country: "KZ" },
}
const yes = { status: 200, message: "OK", valid: true, signers: [{ certificates: [signer] }] }

let authority: EdsAuthority
let server: Server
let url: URL
let provider: IdentityProvider
let asked: Record<string, unknown>[] = []
let said: unknown = yes
let status = 200

beforeAll(async () => {
  authority = new EdsAuthority("Test authority", life)
  server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on("data", (piece: Buffer) => pieces.push(piece))
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString("utf8")
      if (body !== "") asked.push(JSON.parse(body) as Record<string, unknown>)
      response.writeHead(status, { "content-type": "application/json" })
      response.end(typeof said === "string" ? said : JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
  provider = edsProvider({ caDir: undefined, crlDir: undefined, ncanodeUrl: url })
})

afterAll(async () => {
  authority.remove()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

beforeEach(() => {
  asked = []
  said = yes
  status = 200
})

/** A message under algorithms that nobody here computes: the OIDs are the country's, the bytes nobody's. */
function underGost(cms: Uint8Array): Buffer {
  const content = ContentInfo.fromBER(new Uint8Array(cms))
  const signed = new SignedData({ schema: content.content })
  const [info] = signed.signerInfos
  if (!info) throw new Error("a test made no signer")
  info.digestAlgorithm.algorithmId = "1.2.398.3.10.1.3.3"
  info.signatureAlgorithm.algorithmId = "1.2.398.3.10.1.1.2.3.2"
  content.content = signed.toSchema(true)
  return Buffer.from(content.toSchema().toBER())
}

async function answer(by: IdentityProvider = provider, purposes: string = purposesOf.signing) {
  const begun = await by.begin(purpose(now), now)
  if (!begun.ok) throw new Error(begun.refusal.code)
  const { held, challenge = new Uint8Array() } = begun.value
  const cms = underGost(authority.sign(challenge, [keyFor(purposes)]))
  return { outcome: await by.complete(held, cms, now), challenge }
}

const keys = new Map<string, string>()

function keyFor(purposes: string): string {
  const name = keys.get(purposes) ?? authority.certify({ purposes })
  keys.set(purposes, name)
  return name
}

function refused(code: string) {
  return { ok: false, refusal: { code } }
}

describe("a signature under Kazakhstan's GOST", () => {
  test("is refused as what it is where no verifier is set up", async () => {
    const alone = edsProvider({ ...authority, ncanodeUrl: undefined })
    expect((await answer(alone)).outcome).toEqual(refused("identity-needs-verifier"))
  })

  test("is handed to NCANode with the challenge, and revocation is asked for", async () => {
    const { outcome, challenge } = await answer()
    expect(outcome).toMatchObject({ ok: true, value: { iin: "900101100004", assurance: "eds" } })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      data: Buffer.from(challenge).toString("base64"),
      revocationCheck: ["OCSP", "CRL"],
    })
  })

  test("of another text never reaches it", async () => {
    const begun = await provider.begin(purpose(now), now)
    if (!begun.ok) throw new Error(begun.refusal.code)
    const name = authority.certify()
    const cms = underGost(authority.sign(Buffer.from("{}"), [name], "-nodetach"))
    expect(await provider.complete(begun.value.held, cms, now)).toEqual(refused("identity-invalid"))
    expect(asked).toEqual([])
  })

  test("of an organisation or a key for signing in never reaches it", async () => {
    const { outcome } = await answer(provider, purposesOf.organization)
    expect(outcome).toEqual(refused("identity-not-a-person"))
    expect((await answer(provider, purposesOf.signingIn)).outcome).toEqual(
      refused("identity-wrong-key"),
    )
    expect(asked).toEqual([])
  })

  test.each([
    ["no", { ...yes, valid: false }, "identity-invalid"],
    ["no to the certificate", one({ valid: false }), "identity-invalid"],
    ["another IIN", one({ subject: { iin: "900101100014" } }), "identity-invalid"],
    ["a BIN", one({ subject: { iin: "900101100004", bin: "900140000009" } }), "identity-invalid"],
    ["an organisation", one({ keyUser: ["ORGANIZATION", "CEO"] }), "identity-invalid"],
    ["a key for signing in", one({ keyUsage: "AUTH" }), "identity-invalid"],
    ["nobody", { ...yes, signers: [] }, "identity-invalid"],
    ["two signers", { ...yes, signers: [...yes.signers, ...yes.signers] }, "identity-invalid"],
    [
      "revoked",
      one({ revocations: [{ revoked: true, by: "CRL" }], valid: false }),
      "identity-revoked",
    ],
    ["nothing of revocation", one({ revocations: [] }), "identity-unavailable"],
    ["something else", { status: 200, result: "fine" }, "identity-unavailable"],
    ["no JSON", "<html>fine</html>", "identity-unavailable"],
    ["too much", "x".repeat(2_000_000), "identity-unavailable"],
  ])("is not taken where NCANode says %s", async (_, what, code) => {
    said = what
    expect((await answer()).outcome).toEqual(refused(code))
  })

  test("is not taken where NCANode fails or is not there", async () => {
    status = 500
    expect((await answer()).outcome).toEqual(refused("identity-unavailable"))
    const gone = edsProvider({
      caDir: undefined,
      crlDir: undefined,
      ncanodeUrl: new URL("http://127.0.0.1:9"),
    })
    expect((await answer(gone)).outcome).toEqual(refused("identity-unavailable"))
  })
})

function one(given: object) {
  return { ...yes, signers: [{ certificates: [{ ...signer, ...given }] }] }
}
