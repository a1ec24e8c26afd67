/** An address with the query values that are set; empty ones are left out. */
export function withQuery(
  path: string,
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value)
  return query.size > 0 ? `${path}?${query.toString()}` : path
}
