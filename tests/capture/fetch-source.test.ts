import { createServer } from "node:http"
import type { IncomingMessage, RequestListener, Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createServer as createTlsServer } from "node:tls"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { describe, expect, onTestFinished, test } from "vitest"
import { fetchSource, publicInternet } from "#app/capture/fetch-source.server.ts"
import type { Outside } from "#app/capture/fetch-source.server.ts"
import { isPublicAddress } from "#app/capture/public-address.ts"

/** A server on a loopback address, and the requests that reached it. */
async function serve(listener: RequestListener, host = "127.0.0.1", port = 0) {
  const seen: IncomingMessage[] = []
  const server: Server = createServer((request, response) => {
    seen.push(request)
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { seen, port: (server.address() as AddressInfo).port }
}

/** The world with this server in it as source.example, at an address that counts as public. */
function outsideWith(port: number, given: Partial<Outside> = {}): Outside {
  return {
    ...publicInternet,
    resolve: () => Promise.resolve(["127.0.0.1"]),
    isPublic: (address) => address === "127.0.0.1",
    ports: [String(port)],
    patience: 2000,
    most: 10_000,
    ...given,
  }
}

function at(port: number, path = "/"): string {
  return `http://source.example:${String(port)}${path}`
}

describe("a source on the web", () => {
  test("is fetched under its own name, with nothing that tells of us", async () => {
    const { seen, port } = await serve((_, response) => {
      response.setHeader("content-type", 'text/html; charset="Windows-1251"')
      response.setHeader("set-cookie", "id=1")
      response.end("<!doctype html>")
    })
    const found = await fetchSource(at(port, "/programme?page=1"), outsideWith(port))
    expect(found).toEqual({
      ok: true,
      value: {
        url: at(port, "/programme?page=1"),
        bytes: Buffer.from("<!doctype html>"),
        charset: "windows-1251",
      },
    })
    const { host, cookie, authorization, referer } = seen[0]?.headers ?? {}
    expect({ host, cookie, authorization, referer }).toEqual({ host: `source.example:${port}` })
  })

  test("is asked over TLS by the host's name, and must prove it", async () => {
    let asked = ""
    const server = createTlsServer({
      SNICallback(name, done) {
        asked = name
        done(null)
      },
    })
    server.on("tlsClientError", () => undefined)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const address = `https://source.example:${String(port)}/`
    expect(await fetchSource(address, outsideWith(port))).toMatchObject({
      refusal: { code: "address-unknown" },
    })
    expect(asked).toBe("source.example")
  })

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("is unpacked from %s, up to the limit", async (coding, pack) => {
    const bomb = pack(Buffer.alloc(5_000_000, "a"))
    const { port } = await serve((request, response) => {
      response.setHeader("content-encoding", coding)
      response.end(request.url === "/bomb" ? bomb : pack(Buffer.alloc(9999, "a")))
    })
    const small = await fetchSource(at(port), outsideWith(port))
    expect(small).toMatchObject({ ok: true })
    expect(small.ok && small.value.bytes.length).toBe(9999)
    expect(
      await fetchSource(at(port, "/bomb"), outsideWith(port, { most: 100_000 })),
    ).toMatchObject({ refusal: { code: "address-too-large" } })
  })
})

describe("is refused without being asked:", () => {
  test.each([
    "file:///etc/passwd",
    "ftp://source.example/",
    "gopher://source.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "//source.example/",
    "http://user@source.example/",
    "http://user:secret@source.example/",
    "http://source.example:22/",
    "https://source.example:8443/",
    "http://",
    "not an address",
  ])("%s", async (address) => {
    const names: string[] = []
    const outcome = await fetchSource(address, {
      ...publicInternet,
      resolve: (host) => {
        names.push(host)
        return Promise.resolve(["8.8.8.8"])
      },
    })
    expect(outcome).toMatchObject({ refusal: { code: "address-not-web" } })
    expect(names).toEqual([])
  })

  test.each([
    "http://127.0.0.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://127.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::8.8.8.8]/",
    "http://[2002:7f00:1::]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://172.16.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://localhost/",
  ])("%s", async (address) => {
    expect(await fetchSource(address)).toMatchObject({ refusal: { code: "address-not-public" } })
  })

  test("a name of which one address is not public, whichever comes first", async () => {
    for (const addresses of [
      ["8.8.8.8", "10.0.0.1"],
      ["10.0.0.1", "8.8.8.8"],
      ["2606:4700::1111", "::ffff:10.0.0.1"],
    ]) {
      const outside = { ...publicInternet, resolve: () => Promise.resolve(addresses) }
      expect(await fetchSource("http://source.example/", outside)).toMatchObject({
        refusal: { code: "address-not-public" },
      })
    }
    const nowhere = { ...publicInternet, resolve: () => Promise.resolve([]) }
    expect(await fetchSource("http://source.example/", nowhere)).toMatchObject({
      refusal: { code: "address-unknown" },
    })
  })

  test("but addresses of the public internet are public", () => {
    expect(["8.8.8.8", "178.89.4.1", "2a00:1450:4001::1"].map(isPublicAddress)).toEqual([
      true,
      true,
      true,
    ])
    expect(["", "8.8.8", "source.example", "fe80::1%eth0"].map(isPublicAddress)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe("a name that answers otherwise the next moment", () => {
  test("is resolved once: the connection goes to the address that was judged", async () => {
    const outer = await serve((_, response) => response.end("public"))
    const inner = await serve((_, response) => response.end("secret"), "127.0.0.2", outer.port)
    const answers = [["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]]
    let asked = 0
    function resolve() {
      return Promise.resolve(answers[asked++] ?? [])
    }
    const found = await fetchSource(at(outer.port), outsideWith(outer.port, { resolve }))
    expect(found.ok && found.value.bytes.toString()).toBe("public")
    expect([asked, inner.seen.length]).toEqual([1, 0])
  })

  test("is judged anew where a redirect leads back to it", async () => {
    const outer = await serve((_, response) => {
      response.writeHead(302, { location: "/again" })
      response.end()
    })
    const inner = await serve((_, response) => response.end("secret"), "127.0.0.2", outer.port)
    const answers = [["127.0.0.1"], ["127.0.0.2"]]
    function resolve() {
      return Promise.resolve(answers.shift() ?? [])
    }
    expect(await fetchSource(at(outer.port), outsideWith(outer.port, { resolve }))).toMatchObject({
      refusal: { code: "address-not-public" },
    })
    expect(inner.seen).toEqual([])
  })
})

describe("a redirect", () => {
  test("is followed three times and not a fourth", async () => {
    const { seen, port } = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end("here")
      else response.writeHead(301, { location: `/${String(left - 1)}` }).end()
    })
    const third = await fetchSource(at(port, "/3"), outsideWith(port))
    expect(third).toMatchObject({ ok: true, value: { url: at(port, "/0") } })
    expect(seen).toHaveLength(4)
    expect(await fetchSource(at(port, "/4"), outsideWith(port))).toMatchObject({
      refusal: { code: "address-moves-on" },
    })
    expect(seen).toHaveLength(8)
  })

  test.each([
    ["file:///etc/passwd", "address-not-web"],
    ["http://source.example:1/", "address-not-web"],
    ["http://user@source.example/", "address-not-web"],
    ["http://169.254.169.254:PORT/latest/meta-data/", "address-not-public"],
    ["http://[::1]:PORT/", "address-not-public"],
    ["//127.0.0.2:PORT/", "address-not-public"],
  ])("to %s is not followed", async (location, code) => {
    const inner: string[] = []
    const { port } = await serve((request, response) => {
      inner.push(request.url ?? "")
      const there = location.replace("PORT", String(port))
      response.writeHead(307, { location: there }).end()
    })
    expect(await fetchSource(at(port), outsideWith(port))).toMatchObject({ refusal: { code } })
    expect(inner).toEqual(["/"])
  })
})

describe("an answer that is none is refused:", () => {
  test.each([
    ["address-refuses", (_: IncomingMessage, end: (status: number) => void) => end(404)],
    ["address-refuses", (_: IncomingMessage, end: (status: number) => void) => end(500)],
    ["address-refuses", (_: IncomingMessage, end: (status: number) => void) => end(302)],
  ])("%s (%#)", async (code, answer) => {
    const { port } = await serve((request, response) =>
      answer(request, (status) => response.writeHead(status).end()),
    )
    expect(await fetchSource(at(port), outsideWith(port))).toMatchObject({ refusal: { code } })
  })

  test("one that says it is too large, and one that does not say so", async () => {
    const { port } = await serve((request, response) => {
      if (request.url === "/told") response.writeHead(200, { "content-length": "10001" })
      response.end(Buffer.alloc(10_001))
    })
    for (const path of ["/told", "/untold"]) {
      expect(await fetchSource(at(port, path), outsideWith(port))).toMatchObject({
        refusal: { code: "address-too-large" },
      })
    }
  })

  test("one that never ends, drips, or hangs up in the middle", async () => {
    const { port } = await serve((request, response) => {
      if (request.url === "/torn") {
        response.writeHead(200, { "content-length": "100" })
        response.write("half")
        setTimeout(() => response.destroy(), 20)
        return
      }
      const drip = setInterval(() => response.write("a"), 20)
      response.on("close", () => clearInterval(drip))
    })
    const outside = outsideWith(port, { patience: 300 })
    expect(await fetchSource(at(port, "/drips"), outside)).toMatchObject({
      refusal: { code: "address-too-slow" },
    })
    expect(await fetchSource(at(port, "/torn"), outside)).toMatchObject({
      refusal: { code: "address-unknown" },
    })
  })

  test("one whose name takes too long to resolve", async () => {
    const never = new Promise<string[]>(() => undefined)
    const outside = { ...publicInternet, resolve: () => never, patience: 100 }
    expect(await fetchSource("http://source.example/", outside)).toMatchObject({
      refusal: { code: "address-too-slow" },
    })
  })

  test("one in a coding that is not read, or that is no such coding", async () => {
    const { port } = await serve((request, response) => {
      response.setHeader("content-encoding", request.url === "/zstd" ? "zstd" : "gzip")
      response.end("plain")
    })
    for (const path of ["/zstd", "/not-gzip"]) {
      expect(await fetchSource(at(port, path), outsideWith(port))).toMatchObject({
        refusal: { code: "address-unknown" },
      })
    }
  })
})
