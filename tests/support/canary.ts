import { createHash } from "node:crypto"
import { skeleton } from "#app/domain/fold.ts"

/** One way in which a text may stand somewhere, as bytes. */
export interface Form {
  readonly name: string
  readonly bytes: Buffer
}

/** Every form in which a canary is looked for: encodings, escapes, foldings, plain hashes. */
export function formsOf(text: string): Form[] {
  const written = new Map<string, string>()
  for (const one of [text, text.toLowerCase(), text.toUpperCase(), text.normalize("NFD")]) {
    written.set(`plain ${String(written.size)}`, one)
    const percent = encodeURIComponent(one)
    written.set(`percent ${String(written.size)}`, percent)
    written.set(`percent, lower ${String(written.size)}`, percent.toLowerCase())
    written.set(
      `JSON ${String(written.size)}`,
      escaped(one, (code) => `\\u${code.padStart(4, "0")}`),
    )
    written.set(
      `HTML ${String(written.size)}`,
      escaped(one, (code) => `&#x${code};`),
    )
  }
  written.set("folded", skeleton(text))
  const bytes = Buffer.from(text)
  for (const hash of ["sha1", "sha256"] as const) {
    const digest = createHash(hash).update(bytes).digest()
    written.set(`${hash} hex`, digest.toString("hex"))
    written.set(`${hash} HEX`, digest.toString("hex").toUpperCase())
    written.set(`${hash} base64`, digest.toString("base64").replace(/=+$/, ""))
    written.set(`${hash} base64url`, digest.toString("base64url"))
  }
  written.set("hex", bytes.toString("hex"))
  written.set("HEX", bytes.toString("hex").toUpperCase())
  for (const shift of [0, 1, 2]) {
    for (const kind of ["base64", "base64url"] as const) {
      written.set(`${kind} from byte ${String(shift)}`, withinBase64(bytes, shift, kind))
    }
  }
  const utf16 = Buffer.from(text, "utf16le")
  const forms = [...written].map(([name, one]) => ({ name, bytes: Buffer.from(one) }))
  const raw = { name: "sha256 raw", bytes: createHash("sha256").update(bytes).digest() }
  const little = { name: "UTF-16LE", bytes: utf16 }
  const big = { name: "UTF-16BE", bytes: Buffer.from(utf16).swap16() }
  return onlyOnce([...forms, raw, little, big])
}

/** What base64 makes of bytes that begin so far behind a border of three, without its uncertain ends. */
function withinBase64(bytes: Buffer, shift: number, kind: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(kind)
    .replace(/=+$/, "")
  return text.slice(shift === 0 ? 0 : shift + 1, -1)
}

function escaped(text: string, write: (hex: string) => string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at)
    return code < 128 ? text.charAt(at) : write(code.toString(16))
  }).join("")
}

function onlyOnce(forms: readonly Form[]): Form[] {
  const known = new Set<string>()
  return forms.filter(({ bytes }) => {
    const key = bytes.toString("latin1")
    if (known.has(key) || bytes.length < 8) return false
    known.add(key)
    return true
  })
}

/** Where canaries stand: `place: canary, form`. @param places names and bytes to search */
export function findCanaries(
  places: Iterable<readonly [name: string, bytes: Buffer]>,
  canaries: readonly string[],
): string[] {
  const all = canaries.flatMap((canary) => formsOf(canary).map((form) => ({ canary, ...form })))
  return [...places].flatMap(([place, content]) =>
    all
      .filter(({ bytes }) => content.includes(bytes))
      .map(({ canary, name }) => `${place}: ${canary}, ${name}`),
  )
}
