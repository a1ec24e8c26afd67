import type { Assurance } from "./signature.ts"

/** Who signs what: all that is kept of a signer, and only sealed. */
export interface SignerStatement {
  readonly petition: string
  /** SHA-256 of the text that was signed, in hexadecimal digits. */
  readonly textSha256: string
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  readonly iin: string | null
  /** Empty where the signer gave none: who is identified otherwise may. */
  readonly email: string
  /** The district that the signer declared. */
  readonly areaId: number | null
  readonly lang: string
  readonly assurance: Assurance
  /** Missing in what was sealed before it was kept there: added when the signature is counted. */
  readonly committed?: Committed
}

/** What a commitment needs besides: kept as it was, so that it is made again byte for byte whatever changes. */
export interface Committed {
  /** The IIN or the canonical form of the address: what its holder types again. */
  readonly identifier: string
  /** Public id of the district; null where none was declared. */
  readonly area: string | null
}

/** A statement with all that its commitment needs. */
export type WholeStatement = SignerStatement & { readonly committed: Committed }

/** The lengths of sealed statements are multiples of so many bytes: they tell little of the length of a name. */
const step = 32

/**
 * The bytes in which a statement is sealed: a JSON array of what cannot be known otherwise (its petition is what
 * it is sealed for), with spaces up to the next multiple of 32 bytes.
 */
export function formatStatement(statement: WholeStatement): Buffer {
  const { textSha256, family, given, patronymic, iin, email, areaId, lang, assurance } = statement
  const { identifier, area } = statement.committed
  const text = Buffer.from(textSha256, "hex").toString("base64url")
  const items: Items = [
    ...([text, family, given, patronymic, iin, email] as const),
    ...([
      identifier === (iin ?? email) ? null : identifier,
      areaId,
      area,
      lang,
      assurance,
    ] as const),
  ]
  const bytes = Buffer.from(JSON.stringify(items))
  const padding = Buffer.alloc((step - (bytes.length % step)) % step, " ")
  return Buffer.concat([bytes, padding])
}

type Items = readonly [
  ...[text: string, family: string, given: string, patronymic: string | null],
  ...[iin: string | null, email: string, identifier: string | null],
  ...[areaId: number | null, area: string | null, lang: string, assurance: Assurance],
]

/**
 * Reads what `formatStatement` wrote, or the object with all fields by name in which statements were sealed before.
 * @throws where it is neither
 */
export function parseStatement(petition: string, bytes: Buffer): SignerStatement {
  const read = JSON.parse(bytes.toString("utf8")) as Items | SignerStatement
  if (!isItems(read)) return read
  const [text, family, given, patronymic, iin, email, identifier, areaId, area, lang, assurance] =
    read
  const committed = { identifier: identifier ?? iin ?? email, area }
  const textSha256 = Buffer.from(text, "base64url").toString("hex")
  const who = { family, given, patronymic, iin, email }
  return { petition, textSha256, ...who, areaId, lang, assurance, committed }
}

function isItems(read: Items | SignerStatement): read is Items {
  return Array.isArray(read)
}
