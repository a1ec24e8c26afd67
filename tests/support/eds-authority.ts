import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Instant } from "#app/lib/instant.ts"

/** What a certificate of a test says; valid by default. */
export interface Certified {
  readonly iin: string
  readonly family: string
  readonly given: string
  readonly patronymic: string
  /** Purposes of the key, by name or number. */
  readonly purposes: string
  readonly usage: string
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** What `openssl req -newkey` is told of the key. */
  readonly key: readonly string[]
  /** The hash under which the authority signs it. */
  readonly hash: string
  /** More of the subject, as openssl writes it. */
  readonly unit: string
}

const elliptic = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]

/** An RSA key of so many bits, as openssl is told it. */
export function rsa(bits: number): readonly string[] {
  return ["rsa", "-pkeyopt", `rsa_keygen_bits:${String(bits)}`]
}

/** The kinds of keys that the national authority gives out. */
export const purposesOf = {
  signing: "emailProtection,1.2.398.3.3.4.1.1",
  signingIn: "clientAuth,1.2.398.3.3.4.1.1",
  organization: "emailProtection,1.2.398.3.3.4.1.2",
  headOfOrganization: "emailProtection,1.2.398.3.3.4.1.2,1.2.398.3.3.4.1.2.1",
  nobody: "emailProtection",
} as const

/**
 * A certification authority that openssl runs in a folder of its own. Every key is made in the test; what
 * stands in the certificates is nobody's.
 */
export class EdsAuthority {
  readonly dir = mkdtempSync(join(tmpdir(), "uade-eds-"))
  readonly caDir = join(this.dir, "trusted")
  readonly crlDir = join(this.dir, "lists")
  private made = 0

  constructor(
    readonly name: string,
    private readonly valid: { readonly from: Instant; readonly to: Instant },
  ) {
    for (const folder of [this.caDir, this.crlDir]) mkdirSync(folder)
    writeFileSync(this.file("index.txt"), "")
    writeFileSync(this.file("serial"), "1001\n")
    writeFileSync(this.file("crlnumber"), "01\n")
    writeFileSync(this.file("ca.cnf"), this.configuration())
    this.run(
      ...["req", "-newkey", ...elliptic, "-nodes", "-config", "ca.cnf"],
      ...["-keyout", "ca.key", "-out", "ca.csr"],
    )
    this.run(
      ...["ca", "-batch", "-config", "ca.cnf", "-selfsign", "-in", "ca.csr", "-out", "ca.pem"],
      ...["-extensions", "authority", "-notext"],
      ...["-startdate", stamp(valid.from), "-enddate", stamp(valid.to)],
    )
    writeFileSync(join(this.caDir, "ca.pem"), readFileSync(this.file("ca.pem")))
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }

  file(name: string): string {
    return join(this.dir, name)
  }

  /** Makes a key and has it certified. @returns the name of both, for signing */
  certify(given: Partial<Certified> = {}): string {
    const about = { ...this.usual(), ...given }
    const name = `person-${String((this.made += 1))}`
    const subject = [
      `/CN=${about.family} ${about.given}/surname=${about.family}/serialNumber=IIN${about.iin}`,
      `/givenName=${about.patronymic}/C=KZ${about.unit}`,
    ].join("")
    writeFileSync(
      this.file(`${name}.ext`),
      `basicConstraints=CA:false\nkeyUsage=critical,${about.usage}\nextendedKeyUsage=${about.purposes}\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n`,
    )
    this.run(
      ...["req", "-newkey", ...about.key, "-nodes", "-utf8", "-config", "ca.cnf"],
      ...["-subj", subject, "-keyout", `${name}.key`, "-out", `${name}.csr`],
    )
    this.run(
      ...["ca", "-batch", "-config", "ca.cnf", "-in", `${name}.csr`, "-out", `${name}.pem`],
      ...["-notext", "-extfile", `${name}.ext`, "-md", about.hash, "-utf8"],
      ...["-startdate", stamp(about.notBefore), "-enddate", stamp(about.notAfter)],
    )
    return name
  }

  /** Takes a certificate back; the next list says so. */
  revoke(name: string): void {
    this.run("ca", "-config", "ca.cnf", "-revoke", `${name}.pem`)
  }

  /** Writes the list of what was taken back into the folder that the site reads. */
  publish(from: Instant, to: Instant, file = "ca.crl"): void {
    this.run(
      ...["ca", "-config", "ca.cnf", "-gencrl", "-out", join(this.crlDir, file)],
      ...["-crl_lastupdate", stamp(from), "-crl_nextupdate", stamp(to)],
    )
  }

  /** Signs bytes by one or more keys. @param options further ones of `openssl cms -sign` */
  sign(bytes: Uint8Array, names: readonly string[], ...options: readonly string[]): Buffer {
    const signers = names.flatMap((name) => ["-signer", `${name}.pem`, "-inkey", `${name}.key`])
    const hash = options.includes("-md") ? [] : ["-md", "sha256"]
    writeFileSync(this.file("content"), bytes)
    this.run(
      ...["cms", "-sign", "-binary", "-in", "content", "-outform", "DER", "-out", "signed.der"],
      ...[...signers, ...hash, ...options],
    )
    return readFileSync(this.file("signed.der"))
  }

  /** Signs bytes by a key that a person certified who is no authority. */
  signBelow(bytes: Uint8Array, issuer: string): Buffer {
    const subject = "/CN=BELOW ONE/surname=BELOW/serialNumber=IIN900101100014/C=KZ"
    this.run(
      ...["req", "-newkey", ...elliptic, "-nodes", "-config", "ca.cnf", "-subj", subject],
      ...["-keyout", "below.key", "-out", "below.csr"],
    )
    this.run(
      ...[
        "ca",
        "-batch",
        "-config",
        "ca.cnf",
        "-cert",
        `${issuer}.pem`,
        "-keyfile",
        `${issuer}.key`,
      ],
      ...["-in", "below.csr", "-out", "below.pem", "-notext", "-extfile", `${issuer}.ext`],
      ...["-startdate", stamp(this.valid.from), "-enddate", stamp(this.valid.to)],
    )
    return this.sign(bytes, ["below"], "-certfile", `${issuer}.pem`)
  }

  /** Whether openssl itself takes a signature for good. */
  verifies(cms: Uint8Array, bytes: Uint8Array, at: Instant): boolean {
    writeFileSync(this.file("content"), bytes)
    writeFileSync(this.file("asked.der"), cms)
    try {
      this.run(
        ...["cms", "-verify", "-binary", "-inform", "DER", "-in", "asked.der"],
        ...["-content", "content", "-CAfile", "ca.pem", "-purpose", "any"],
        ...["-attime", String(Math.floor(Date.parse(at) / 1000)), "-out", "verified"],
      )
      return true
    } catch {
      return false
    }
  }

  private usual(): Certified {
    return {
      iin: "900101100004",
      family: "ҚҰДАЙБЕРГЕНОВА",
      given: "ЖҰЛДЫЗАЙ",
      patronymic: "ӘБІЛҚЫЗЫ",
      purposes: purposesOf.signing,
      usage: "digitalSignature,nonRepudiation",
      notBefore: this.valid.from,
      notAfter: this.valid.to,
      key: elliptic,
      hash: "sha256",
      unit: "",
    }
  }

  private run(...command: readonly string[]): void {
    execFileSync("openssl", command, { cwd: this.dir, stdio: "pipe" })
  }

  private configuration(): string {
    return `
[req]
distinguished_name=subject
string_mask=utf8only
prompt=no
[subject]
CN=${this.name}
[ca]
default_ca=own
[own]
dir=${this.dir}
database=$dir/index.txt
new_certs_dir=$dir
serial=$dir/serial
crlnumber=$dir/crlnumber
certificate=$dir/ca.pem
private_key=$dir/ca.key
default_md=sha256
default_crl_days=1
policy=any
unique_subject=no
email_in_dn=no
[any]
commonName=supplied
surname=optional
serialNumber=optional
givenName=optional
countryName=optional
organizationalUnitName=optional
[authority]
basicConstraints=critical,CA:true
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
`
  }
}

/** A time as openssl is told it. */
function stamp(at: Instant): string {
  return `${at.replaceAll(/[-:T]|\.\d+/g, "")}`
}
