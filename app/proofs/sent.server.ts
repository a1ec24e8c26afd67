import type { House } from "#app/context.server.ts"
import { refuse, accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sentFile } from "#app/lib/sent-file.ts"
import type { NewFile } from "#db/queries/kept-files.server.ts"
import { keepFile } from "./keep.server.ts"
import type { FileRefusal } from "./keep.server.ts"

/**
 * Takes in the file that a form brought, where it brought one.
 *
 * @param request a copy of the request, whose body nobody has read
 * @throws a Response with 415 where the body is no form. Refuses: `alt-missing`, for a file without words
 * for who cannot see it, and what `keepFile` refuses
 */
export async function fileOf(
  house: Pick<House, "keys" | "dataDir">,
  request: Request,
  { alt, lang }: { readonly alt?: string | undefined; readonly lang: string },
): Promise<Outcome<NewFile | null, FileRefusal | "alt-missing">> {
  const file = await sentFile(request, "file")
  if (!file) return accept(null)
  return alt === undefined ? refuse("alt-missing") : keepFile(house, file, { alt, lang })
}

/** What is wrong with a file, at the field it belongs to. */
export function problemOfFile(code: FileRefusal | "alt-missing") {
  return code === "alt-missing"
    ? ({ alt: { code: "offer.alt-needed" } } as const)
    : ({ file: { code: `refusal.${code}` } } as const)
}
