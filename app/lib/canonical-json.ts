/**
 * JSON with sorted keys and no spaces (RFC 8785 for the values we store: strings, integers, null,
 * arrays, objects). Equal values give equal bytes, so bodies can be hashed and compared.
 * Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== "object") return value
  const record = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, sorted(record[key])]),
  )
}
