/** What a `SentRequest` is made of; its headers are asked for where somebody looks at them. */
interface Sent {
  readonly url: string
  readonly method: "GET" | "POST"
  readonly headers: () => Headers
  readonly contentType: string | undefined
  readonly body: Buffer | undefined
}

/** What routes ask of a request. */
type Asked = Pick<Request, "url" | "method" | "headers" | "signal" | "formData" | "text" | "clone">

/**
 * A request as loaders and actions ask it. Most want its address, its form, or nothing: for them no `Request` is made,
 * which with the streams that a form is read through takes a seventh of the time of a signature. Remix itself gets the
 * whole one.
 */
export class SentRequest implements Asked {
  private made: Request | undefined

  constructor(private readonly sent: Sent) {}

  get url(): string {
    return this.sent.url
  }

  get method(): string {
    return this.sent.method
  }

  get headers(): Headers {
    return this.whole.headers
  }

  get signal(): AbortSignal {
    return this.whole.signal
  }

  /** As `Request` reads it; a form that is written like a query without its streams. */
  async formData(): Promise<FormData> {
    const { body, contentType = "" } = this.sent
    if (!body || !likeQuery.test(contentType)) return this.whole.formData()
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(body.toString())) form.append(name, value)
    return form
  }

  text(): Promise<string> {
    return this.whole.text()
  }

  clone(): Request {
    return this.whole.clone()
  }

  /** The same with all that a `Request` can. */
  get whole(): Request {
    const { url, method, headers, body } = this.sent
    const written = body && { body: new Uint8Array(body) }
    return (this.made ??= new Request(url, { method, headers: headers(), ...written }))
  }
}

const likeQuery = /^application\/x-www-form-urlencoded\s*(;|$)/i

/** The `Request` of one that was sent; any other is one. */
export function wholeOf(request: Request): Request {
  return request instanceof SentRequest ? request.whole : request
}
