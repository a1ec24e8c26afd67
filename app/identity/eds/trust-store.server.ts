import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { Certificate, CertificateRevocationList } from "pkijs"
import { binaryOf, blocksIn } from "./encoding.ts"

/** Whom a site trusts, and which certificates were taken back, as its two folders say it. */
export interface TrustStore {
  readonly anchors: readonly Certificate[]
  readonly lists: readonly RevocationList[]
  /** Files that hold neither: for the self test. */
  readonly unreadable: number
}

export interface RevocationList {
  readonly crl: CertificateRevocationList
  /** The serial numbers on it, in hexadecimal digits: a list may be long. */
  readonly serials: ReadonlySet<string>
}

/**
 * Reads certificates (`EDS_CA_DIR`) and revocation lists (`EDS_CRL_DIR`), PEM bundles or DER, and reads
 * anew what has changed: lists are fetched by the operator's own timer.
 *
 * A file that cannot be read counts for nothing: a missing list makes a certificate unverifiable, a missing
 * authority makes it untrusted.
 */
export function openTrustStore(
  caDir: string | undefined,
  crlDir: string | undefined,
): () => TrustStore {
  const anchors = folder(caDir, "CERTIFICATE", (der) => Certificate.fromBER(der))
  const lists = folder(crlDir, "X509 CRL", readList)
  return () => {
    const [trusted, revoked] = [anchors(), lists()]
    const unreadable = trusted.unreadable + revoked.unreadable
    return { anchors: trusted.read, lists: revoked.read, unreadable }
  }
}

/** A serial number as lists and certificates are compared by. */
export function serialOf({
  valueBlock,
}: {
  readonly valueBlock: { readonly valueHexView: Uint8Array }
}): string {
  return Buffer.from(valueBlock.valueHexView).toString("hex")
}

interface Read<Value> {
  readonly read: readonly Value[]
  readonly unreadable: number
}

/** Everything of one kind in a folder, kept until a file's size or day of change is another. */
function folder<Value>(
  dir: string | undefined,
  label: string,
  parse: (der: Uint8Array<ArrayBuffer>) => Value,
): () => Read<Value> {
  let key: string | undefined
  let kept: Read<Value> = { read: [], unreadable: 0 }
  return () => {
    const files = filesIn(dir)
    const present = files.map(({ file, stamp }) => `${file} ${stamp}`).join("\n")
    if (present !== key) {
      kept = readAll(files, label, parse)
      key = present
    }
    return kept
  }
}

function filesIn(dir: string | undefined) {
  const names = dir === undefined ? [] : listed(dir)
  return names.sort().flatMap((name) => {
    const file = path.join(dir ?? "", name)
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat?.isFile() ? [{ file, stamp: `${String(stat.size)} ${String(stat.mtimeMs)}` }] : []
  })
}

function listed(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}

function readAll<Value>(
  files: readonly { readonly file: string }[],
  label: string,
  parse: (der: Uint8Array<ArrayBuffer>) => Value,
): Read<Value> {
  const read: Value[] = []
  let unreadable = 0
  for (const { file } of files) {
    try {
      const bytes = readFileSync(file)
      const blocks = blocksIn(bytes, label)
      for (const der of blocks.length > 0 ? blocks : [binaryOf(bytes)]) read.push(parse(der))
    } catch {
      unreadable += 1
    }
  }
  return { read, unreadable }
}

function readList(der: Uint8Array<ArrayBuffer>): RevocationList {
  const crl = CertificateRevocationList.fromBER(der)
  const revoked = crl.revokedCertificates ?? []
  return { crl, serials: new Set(revoked.map(({ userCertificate }) => serialOf(userCertificate))) }
}
