import { isPublicId } from "#app/domain/public-id.ts"
import { isRaw } from "./json-document.ts"
import type { Ref } from "./subject.ts"

/**
 * The space of ids of what this site exports: an id there is the public id itself, and stays it wherever it
 * is imported.
 */
export const ownSpace = "public-id"

/** What the documents of our own export begin with, by which an import knows them. */
export const ownMeta = { format: "uade-export", ids: ownSpace } as const

/** Tells whether a document is of our own export. Any other's ids may look like public ids and are none. */
export function isOwnExport(document: unknown): boolean {
  const meta = isRaw(document) ? document["meta"] : undefined
  return isRaw(meta) && meta["format"] === ownMeta.format && meta["ids"] === ownMeta.ids
}

/** The public id that a reference of our own export is; undefined for every other reference. */
export function ownPublicId({ source, id, made }: Ref): string | undefined {
  return source === ownSpace && !made && isPublicId(id) ? id : undefined
}
