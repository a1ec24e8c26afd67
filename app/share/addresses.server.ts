import type { RequestContext } from "#app/context.server.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { withTail } from "#app/domain/public-id.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { NamedKind } from "#db/queries/names.server.ts"
import { listNamesInEach } from "#db/queries/names-in-each.server.ts"

const places = {
  person: "people",
  area: "areas",
  organization: "organizations",
  pledge: "promises",
} as const satisfies Partial<Record<NamedKind | "pledge", string>>

/** The canonical address of one page in each language, without the language in front. */
export type Addresses = Readonly<Record<Lang, string>>

/**
 * Addresses with a readable tail in the language of the page: what its head calls canonical, and where its
 * language switch leads. The tail says nothing on reading. Petitions have none: their titles are kept out of
 * the history of a shared phone.
 *
 * @param named its name in the reader's language; a hidden text makes no tail
 */
export async function addressesOf(
  { db, lang }: Pick<RequestContext, "db" | "lang">,
  kind: keyof typeof places,
  named: {
    readonly id: number
    readonly publicId: PublicId
    readonly name: string
    /** As the row holds it, for languages into which nobody translated it. */
    readonly own?: string
  },
): Promise<Addresses> {
  const names = await listNamesInEach(db.read, kind, named.id)
  const { publicId, name, own = name } = named
  return Object.fromEntries(
    langs.map((of) => {
      const called = of === lang ? name : (names.get(of) ?? own)
      return [of, `/${places[kind]}/${tailed(publicId, called)}`]
    }),
  ) as Record<Lang, string>
}

function tailed(publicId: PublicId, name: string): string {
  return isHidden(name) ? publicId : withTail(publicId, name)
}
