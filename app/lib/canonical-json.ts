/**
 * JSON with sorted keys and no spaces (RFC 8785 for the values we store: strings, integers, null,
 * arrays, objects). Equal values give equal bytes, so bodies can be hashed and compared.
 * Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null)
  const record = value as Record<string, unknown>
  // Written key by key: an object would put keys that look like numbers first, by their size.
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
  return `{${members.join(",")}}`
}
