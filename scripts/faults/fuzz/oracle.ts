/** An answer, as far as it is judged. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

const always = {
  "content-security-policy": /default-src 'none'/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^(same-origin|cross-origin)$/,
  "permissions-policy": /camera=\(\)/,
  "x-request-id": /\S/,
}

/** What only the inside of a program or of a database says. */
const inside =
  /\n\s+at \S+ \(|node_modules|\bSqliteError\b|\bSQLITE_[A-Z]+|\bECONN|syntax error at or near|Unexpected Server Error|\bZodError\b/

const types: readonly [path: RegExp, type: RegExp][] = [
  [/^\/api\//, /^application\/(problem\+)?json/],
  [/\.pdf(\?|$)/, /^(application\/pdf|text\/html; charset=utf-8)/],
  [/\.csv(\?|$)/, /^text\/(csv|html); charset=utf-8/],
  [/\/search\/hints(\?|$)/, /^(application\/json|text\/html; charset=utf-8)/],
  [/\/(export|file)(\?|$)/, /^(application\/|image\/|text\/html; charset=utf-8)/],
  [/./, /^text\/html; charset=utf-8/i],
]

/**
 * What is wrong with an answer, whatever was asked: a fault of the server, words from its inside, somebody's
 * data, a header that is missing, a type that does not fit. Nothing where all is well.
 */
export function complaintsOf(
  path: string,
  answer: Answered,
  canaries: readonly string[],
): string[] {
  const { status, headers, body } = answer
  const wrong: string[] = []
  if (status >= 500) wrong.push(`status ${String(status)}`)
  if (inside.test(body)) wrong.push(`tells of its inside: ${inside.exec(body)?.[0].trim() ?? ""}`)
  // The demo shows everybody everybody's letters: that is what it is for.
  const given = path.startsWith("/demo") ? [] : canaries.filter((canary) => body.includes(canary))
  for (const canary of given) wrong.push(`gives ${canary} away`)
  for (const [name, form] of Object.entries(always)) {
    if (!form.test(headers.get(name) ?? "")) wrong.push(`no ${name}`)
  }
  const type = headers.get("content-type") ?? ""
  const due = types.find(([place]) => place.test(path))?.[1]
  const hasBody = body !== "" && status !== 304
  if (hasBody && due && !due.test(type)) wrong.push(`content type ${type}`)
  return wrong
}
