import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto"
import { isoCBOR } from "@simplewebauthn/server/helpers"

/** A device with one passkey, as far as WebAuthn lets a site see it: an ES256 key and a counter. */
export interface Device {
  /** What the device answers to a site's question to make its passkey. */
  create(options: Question, how?: How): string
  /** What it answers to a question to sign. */
  get(options: Question, how?: How): string
}

interface Question {
  readonly challenge: string
}

/** What a test may have go wrong. */
interface How {
  readonly counter?: number
  readonly origin?: string
  readonly site?: string
  /** Whether the device looked who holds it. */
  readonly verifiesUser?: boolean
  readonly userHandle?: string
}

/** Makes a device that holds a key for a site's user. */
export function makeDevice(origin: string, user: string): Device {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const id = randomBytes(32)
  const jwk = publicKey.export({ format: "jwk" })
  // COSE (RFC 9053): an elliptic curve key of two coordinates, ES256, P-256.
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(jwk.x)],
    [-3, bytes(jwk.y)],
  ])

  function authenticatorData(how: How, flags: number, rest: Uint8Array = new Uint8Array()): Buffer {
    const site = how.site ?? new URL(origin).hostname
    const userVerified = how.verifiesUser === false ? 0 : 0x04
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(how.counter ?? 0)
    const head = Buffer.from([0x01 | userVerified | flags])
    return Buffer.concat([sha256(Buffer.from(site)), head, counter, rest])
  }

  function answer(response: Record<string, unknown>): string {
    const name = id.toString("base64url")
    const rest = { type: "public-key", clientExtensionResults: {} }
    return JSON.stringify({ id: name, rawId: name, ...rest, response })
  }

  function clientData(type: string, { challenge }: Question, how: How): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: how.origin ?? origin }))
  }

  return {
    create(options, how = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)])
      const authData = authenticatorData(how, 0x40, credential)
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ])
      return answer({
        clientDataJSON: clientData("webauthn.create", options, how).toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
        transports: ["internal"],
      })
    },
    get(options, how = {}) {
      const data = authenticatorData(how, 0)
      const client = clientData("webauthn.get", options, how)
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", Buffer.concat([data, sha256(client)]), privateKey).toString(
          "base64url",
        ),
        userHandle: Buffer.from(how.userHandle ?? user).toString("base64url"),
      })
    },
  }
}

function bytes(coordinate: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(coordinate ?? "", "base64url"))
}

function sha256(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest()
}
