import { isHidden } from "#app/domain/hidden-text.ts"
import { withTail } from "#app/domain/public-id.ts"

/** Addresses of pages without their language: the id and, for people, places and promises, a readable tail. */
export function personPath({ publicId, name }: { publicId: string; name: string }): string {
  return `/people/${withTail(publicId, name)}`
}

export function areaPath({ publicId, name }: { publicId: string; name: string }): string {
  return `/areas/${withTail(publicId, name)}`
}

/** @param words of the promise in the reader's language, for lists that have them: they make the tail */
export function pledgePath(publicId: string, words = ""): string {
  return `/promises/${isHidden(words) ? publicId : withTail(publicId, words)}`
}

export function voteEventPath(publicId: string): string {
  return `/votes/${publicId}`
}

export function petitionPath(publicId: string): string {
  return `/petitions/${publicId}`
}

export function organizationPath({ publicId, name }: { publicId: string; name: string }): string {
  return `/organizations/${withTail(publicId, name)}`
}
