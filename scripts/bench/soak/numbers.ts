/** What `/metrics` counts of requests, over all pages: how many were answered, and the seconds that they took. */
export interface Counted {
  readonly answers: number
  readonly seconds: number
}

/** Asks a site for its own numbers. @throws where it does not give them */
export async function countedBy(port: number, token: string): Promise<Counted> {
  const answer = await fetch(`http://localhost:${String(port)}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`/metrics was answered by ${String(answer.status)}`)
  const text = await answer.text()
  return {
    answers: sumOf(text, "uade_http_requests_total"),
    seconds: sumOf(text, "uade_http_request_seconds_sum"),
  }
}

function sumOf(text: string, name: string): number {
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`))
  if (lines.length === 0) throw new Error(`/metrics does not tell ${name}`)
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0)
}
