import { request } from "undici"
import { z } from "zod"
import type { Message } from "./message.server.ts"
import type { CertifiedPerson } from "./signer.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Asks a program of the operator's own that knows Kazakhstan's algorithms. */
export type RemoteVerifier = (
  message: Message,
  challenge: Uint8Array,
  person: CertifiedPerson,
) => Promise<Outcome<undefined, "identity-invalid" | "identity-revoked" | "identity-unavailable">>

const Certificate = z.object({
  valid: z.boolean(),
  revocations: z.array(z.object({ revoked: z.boolean(), by: z.enum(["OCSP", "CRL"]) })).default([]),
  keyUsage: z.string(),
  keyUser: z.array(z.string()).default([]),
  subject: z.object({ iin: z.string(), bin: z.string().nullish() }),
})

/** The part of NCANode 3's answer to `/cms/verify` that is read; the rest is left. */
const Answer = z.object({
  valid: z.boolean(),
  signers: z.array(z.object({ certificates: z.array(Certificate).min(1) })),
})

const longestAnswer = 1_048_576

/**
 * A verifier that hands messages to NCANode (`POST /cms/verify`) and has it look up revocation as well.
 *
 * Its yes counts only for one signer, whose key is a person's for signing, who was looked up and not
 * revoked, and whose IIN is the one that stands in the certificate as it was read here. Whatever else it
 * says, or if it says nothing within the time, nothing is proved.
 *
 * @param seconds for which its answer is waited for
 */
export function askNcanode(base: URL, seconds: number): RemoteVerifier {
  const url = new URL("cms/verify", base.href.endsWith("/") ? base : `${base.href}/`)
  return async (message, challenge, person) => {
    const answer = await ask(url, seconds, {
      cms: Buffer.from(message.der).toString("base64"),
      data: Buffer.from(challenge).toString("base64"),
      revocationCheck: ["OCSP", "CRL"],
    })
    if (!answer) return refuse("identity-unavailable")
    return judge(answer, person)
  }
}

/** Tells whether an NCANode answers at all. */
export async function isNcanodeUp(base: URL, seconds: number): Promise<boolean> {
  const url = new URL("actuator/health", base.href.endsWith("/") ? base : `${base.href}/`)
  try {
    const signal = AbortSignal.timeout(seconds * 1000)
    const { statusCode, body } = await request(url, { signal })
    await body.dump({ limit: longestAnswer })
    return statusCode === 200
  } catch {
    return false
  }
}

function judge({ valid, signers }: z.infer<typeof Answer>, { iin }: CertifiedPerson) {
  const [signer, second] = signers
  const [certificate] = signer?.certificates ?? []
  if (!certificate || second) return refuse("identity-invalid")
  const { revocations, keyUsage, keyUser, subject } = certificate
  if (revocations.some(({ revoked }) => revoked)) return refuse("identity-revoked")
  const isPerson = keyUser.includes("INDIVIDUAL") && !subject.bin
  if (!valid || !certificate.valid || keyUsage !== "SIGN" || !isPerson || subject.iin !== iin) {
    return refuse("identity-invalid")
  }
  return revocations.length > 0 ? accept(undefined) : refuse("identity-unavailable")
}

async function ask(url: URL, seconds: number, body: object) {
  try {
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(seconds * 1000),
    })
    const parsed = Answer.safeParse(JSON.parse(await textOf(answer.body)))
    return answer.statusCode === 200 && parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > longestAnswer) throw new Error("the answer is too long")
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString("utf8")
}
