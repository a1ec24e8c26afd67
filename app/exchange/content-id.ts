import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Draft, Subject, SubjectKind } from "./subject.ts"

/**
 * Names drafts by the source's own ids or, where there is none, by ids made of content, the same in every
 * import of the same record: of its key where that tells the file's records apart, else of all it says.
 * Records that say the same to the letter get the same id.
 */
export function nameDrafts(drafts: readonly Draft[], kind: SubjectKind, source: string): Subject[] {
  const sharing = new Map<string, Set<string>>()
  for (const draft of drafts) {
    if (draft.ownId !== null) continue
    const key = canonicalJson(draft.key)
    sharing.set(key, (sharing.get(key) ?? new Set<string>()).add(contentOf(draft)))
  }
  return drafts.map((draft) => {
    const { ownId, key: keyValues, ...rest } = draft
    if (ownId !== null) return { ...rest, ref: { kind, source, id: ownId, made: false } }
    const key = canonicalJson(keyValues)
    const id = sharing.get(key)?.size === 1 ? key : canonicalJson([key, contentOf(draft)])
    return { ...rest, ref: { kind, source, id, made: true } }
  })
}

/** All that a record says, as one text; equal for equal records, wherever they lie in the file. */
export function contentOf({
  fields,
  links,
  extra,
  identifiers,
}: Pick<Subject, "fields" | "links" | "extra" | "identifiers">): string {
  const linked = Object.entries(links).map(([key, ref]) => [key, ref && [ref.source, ref.id]])
  return canonicalJson([fields, Object.fromEntries(linked), extra, identifiers])
}
