/** A hash as it is compared by eye: in groups of four. */
export function inFours(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, "$1 ")
}
