import { withTail } from "#app/domain/public-id.ts"

/** Addresses of pages without their language: the id and, for people and places, a readable tail. */
export function personPath({ publicId, name }: { publicId: string; name: string }): string {
  return `/people/${withTail(publicId, name)}`
}

export function areaPath({ publicId, name }: { publicId: string; name: string }): string {
  return `/areas/${withTail(publicId, name)}`
}

export function pledgePath(publicId: string): string {
  return `/promises/${publicId}`
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
