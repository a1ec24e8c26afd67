import type { Certificate, ExtKeyUsage } from "pkijs"
import { hasUsage } from "./chain.server.ts"
import { parseIin } from "#app/domain/iin.ts"
import type { Iin } from "#app/domain/iin.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Who a certificate says its holder is. */
export interface CertifiedPerson {
  readonly iin: Iin
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
}

/** For signing letters, which the country's keys for signing carry; its keys for signing in do not. */
const forSigning = "1.3.6.1.5.5.7.3.4"
/** The holder is a person; anybody of an organisation, whatever their rights there. */
const person = "1.2.398.3.3.4.1.1"
const organization = "1.2.398.3.3.4.1.2"
/** digitalSignature or nonRepudiation, the first two bits (RFC 5280 §4.2.1.3). */
const signatureBits = 0xc0

const attributes = {
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  unit: "2.5.4.11",
  /** Carries the patronymic here. */
  givenName: "2.5.4.42",
} as const

/**
 * Reads the person out of a signer's certificate: a key for signing, of a person, with one IIN.
 *
 * Refuses keys for signing in, keys of organisations and of those who sign for one, and an IIN that is none
 * or a BIN. Nothing is read out of the IIN's digits.
 */
export function certifiedPerson(
  certificate: Certificate,
): Outcome<CertifiedPerson, "identity-wrong-key" | "identity-not-a-person" | "identity-invalid"> {
  const uses = usesOf(certificate)
  const isOfOrganization = uses.some((use) => `${use}.`.startsWith(`${organization}.`))
  const units = valuesOf(certificate, attributes.unit)
  if (isOfOrganization || units.some((unit) => /^BIN/i.test(unit))) {
    return refuse("identity-not-a-person")
  }
  if (!uses.includes(forSigning) || !hasUsage(certificate, 0, signatureBits)) {
    return refuse("identity-wrong-key")
  }
  if (!uses.includes(person)) return refuse("identity-not-a-person")
  return named(certificate)
}

function named(
  certificate: Certificate,
): Outcome<CertifiedPerson, "identity-not-a-person" | "identity-invalid"> {
  const [serial = "", second] = valuesOf(certificate, attributes.serialNumber)
  if (second !== undefined || !/^IIN[0-9]{12}$/.test(serial)) return refuse("identity-not-a-person")
  const iin = parseIin(serial.slice(3))
  if (!iin.ok) return refuse("identity-not-a-person")
  const [family = ""] = valuesOf(certificate, attributes.surname)
  const [common = ""] = valuesOf(certificate, attributes.commonName)
  const [patronymic] = valuesOf(certificate, attributes.givenName)
  const given = common.startsWith(`${family} `) ? common.slice(family.length + 1) : common
  if (family === "" || given === "") return refuse("identity-invalid")
  return accept({ iin: iin.value, family, given, patronymic: patronymic ?? null })
}

function usesOf({ extensions }: Certificate): readonly string[] {
  const extension = extensions?.find(({ extnID }) => extnID === "2.5.29.37")
  const uses = extension?.parsedValue as ExtKeyUsage | undefined
  return uses?.keyPurposes ?? []
}

function valuesOf({ subject }: Certificate, type: string): string[] {
  return subject.typesAndValues
    .filter((one) => one.type === type)
    .map(({ value }) => (value.valueBlock as { readonly value?: unknown }).value)
    .flatMap((text) => (typeof text === "string" ? [text.normalize("NFC").trim()] : []))
    .filter((text) => text !== "")
}
