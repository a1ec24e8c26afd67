/** How a browser asks for a page, as it goes over the line; each time from another address. */
export function readingRequest(
  port: number,
  path: string,
  headers: readonly string[] = [],
): string {
  const from = `X-Forwarded-For: ${nextAddress()}`
  return written([`GET ${path} HTTP/1.1`, host(port), ...asBrowser, from, ...headers])
}

/** How a browser sends a form of this site. */
export function formRequest(
  port: number,
  path: string,
  fields: Readonly<Record<string, string>>,
): string {
  const body = new URLSearchParams(fields).toString()
  return written(
    [
      `POST ${path} HTTP/1.1`,
      host(port),
      ...asBrowser,
      `Origin: http://localhost:${String(port)}`,
      "Sec-Fetch-Site: same-origin",
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      `X-Forwarded-For: ${nextAddress()}`,
    ],
    body,
  )
}

const asBrowser = [
  "User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
  "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Accept-Encoding: gzip, deflate, br",
  "Accept-Language: kk,ru;q=0.8",
]

function host(port: number): string {
  return `Host: localhost:${String(port)}`
}

function written(head: readonly string[], body = ""): string {
  return `${head.join("\r\n")}\r\n\r\n${body}`
}

let asked = 0

/** Each time another address, spread over networks as people are. */
function nextAddress(): string {
  asked += 1
  const [high, middle, low] = [asked >> 14, (asked >> 7) & 127, asked & 127]
  return `${String(11 + (low % 100))}.${String(middle)}.${String(high % 250)}.${String(1 + low)}`
}
