import { describe, expect, test } from "vitest"
import { SentRequest, wholeOf } from "#app/server/sent-request.server.ts"

const url = "https://uade.example/kk/petitions/k3v9x2m4q8ab7tpz/sign?from=mail"
const likeQuery = "application/x-www-form-urlencoded"

/** A form as it was sent, and how often somebody looked at its headers. */
function send(body: string | undefined, contentType: string | undefined) {
  const looked = { times: 0 }
  const request = new SentRequest({
    ...{ url, method: body === undefined ? "GET" : "POST", contentType },
    body: body === undefined ? undefined : Buffer.from(body),
    headers: () => {
      looked.times += 1
      return new Headers({ cookie: "lang=kk", ...(contentType && { "content-type": contentType }) })
    },
  })
  return { request, looked }
}

describe("a request that was sent", () => {
  test.each([
    "given=%D0%A1%D0%B0%D0%BC%D0%B0%D0%BB&email=a%2Bb%40mail.invalid",
    "given=a+b&given=c&empty=&alone&=nameless",
    "bad=%E0%A4&half=%&amp;&&",
    "\u00e9=raw \u049b",
    "",
  ])("reads the form %j as a Request does, and makes none for it", async (body) => {
    const { request, looked } = send(body, `${likeQuery}; charset=UTF-8`)
    const read = [...(await request.formData())]
    expect([request.url, request.method, looked.times]).toEqual([url, "POST", 0])
    expect(read).toEqual([...(await request.whole.formData())])
  })

  test("reads a form of parts, and what is none it refuses, as a Request does", async () => {
    const parts = '--x\r\nContent-Disposition: form-data; name="given"\r\n\r\nSamal\r\n--x--\r\n'
    const { request } = send(parts, "multipart/form-data; boundary=x")
    expect([...(await request.formData())]).toEqual([["given", "Samal"]])
    await expect(send("{}", "application/json").request.formData()).rejects.toThrow(TypeError)
    await expect(send("a=b", undefined).request.formData()).rejects.toThrow(TypeError)
    expect([...(await send(undefined, likeQuery).request.formData())]).toEqual([])
  })

  test("is a whole Request for whoever looks further, made once", async () => {
    const { request, looked } = send("given=Samal", likeQuery)
    const whole = wholeOf(request as unknown as Request)
    expect(whole).toBeInstanceOf(Request)
    expect([whole.url, whole.method, whole.headers.get("cookie")]).toEqual([url, "POST", "lang=kk"])
    expect(request.headers).toBe(whole.headers)
    expect(request.signal.aborted).toBe(false)
    expect([await request.clone().text(), await request.text()]).toEqual([
      "given=Samal",
      "given=Samal",
    ])
    expect([looked.times, wholeOf(whole)]).toEqual([1, whole])
  })
})
