/** Some bytes of a file, both ends among them. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * Which bytes a Range header asks for (RFC 9110, §14): undefined where it asks for all, for several ranges at
 * once, or cannot be read, "none" where it asks for bytes beyond the end. @param size of the file, in bytes
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | "none" | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? []
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined
  if (from === "") {
    const first = Math.max(0, size - Number(to))
    return first < size ? { first, last: size - 1 } : "none"
  }
  const first = Number(from)
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== "" && Number(to) < first) return undefined
  return first < size ? { first, last } : "none"
}
