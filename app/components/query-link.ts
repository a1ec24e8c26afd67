type QueryValue = string | readonly string[] | null | undefined

/** An address with the query values that are set, a list once for each of its values; empty ones are left out. */
export function withQuery(path: string, values: Readonly<Record<string, QueryValue>>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) {
      if (one) query.append(key, one)
    }
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path
}
