import type { Facts } from "./facts.server.ts"
import { beginning } from "./markup.ts"
import { qrCode } from "#app/auth/qr-code.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { makeLocale } from "#app/i18n/locale.tsx"

/** How a page is passed on: its address as it is read aloud, and what networks show of it. */
export interface Onward {
  readonly place: Facts["place"]
  readonly id: PublicId
  readonly origin: string
  /** Without a readable tail: short enough to be typed. */
  readonly address: string
  readonly qr: { readonly size: number; readonly path: string }
  readonly title: string
}

/** What a page says of how it is passed on. For public pages alone: none behind a secret has an address to give. */
export function onwardOf(
  { house, lang }: Pick<RequestContext, "house" | "lang">,
  { place, id, title }: Pick<Onward, "place" | "id" | "title">,
): Onward {
  const { origin } = house
  const { heading, path } = makeLocale(lang)
  const address = `${origin}${path(`/${place}/${id}`)}`
  return { place, id, origin, address, qr: qrCode(address), title: beginning(heading(title), 110) }
}
