import type { Facts } from "./facts.server.ts"
import { beginning } from "./markup.ts"
import { qrCode } from "#app/auth/qr-code.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Day } from "#app/lib/instant.ts"

/** How a page is passed on: its address as it is read aloud, and what networks show of it. */
export interface Onward {
  readonly place: Facts["place"]
  readonly id: PublicId
  readonly origin: string
  /** Without a readable tail: short enough to be typed. */
  readonly address: string
  readonly qr: { readonly size: number; readonly path: string }
  readonly title: string
  /** The day of which paper says that the page stood so. */
  readonly on: Day
}

/** What a page says of how it is passed on. For public pages alone: none behind a secret has an address to give. */
export function onwardOf(
  { house, lang, today }: Pick<RequestContext, "house" | "lang" | "today">,
  { place, id, title }: Pick<Onward, "place" | "id" | "title">,
): Onward {
  const { origin } = house
  const { heading, path } = makeLocale(lang)
  const address = `${origin}${path(`/${place}/${id}`)}`
  const named = { title: beginning(heading(title), 110), on: today }
  return { place, id, origin, address, qr: codeOf(address), ...named }
}

const mostKept = 500
const kept = new Map<string, Onward["qr"]>()

/** The picture of a public address. To make one takes as long as to render a page. */
function codeOf(address: string): Onward["qr"] {
  const known = kept.get(address)
  if (known) return known
  const made = qrCode(address)
  if (kept.size >= mostKept) kept.clear()
  kept.set(address, made)
  return made
}
