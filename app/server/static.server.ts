import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper } from "#app/server/exchange.server.ts"
import { Packed } from "#app/server/packed.server.ts"

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
}

/** Answers with the files of the build. They are few and small: all are read at the start. */
export function staticFiles(folder: string): Doorkeeper {
  const files = readFolder(folder)
  return function staticFiles({ url, request }, next) {
    const file = files.get(url.pathname)
    if (!file || !isSafe(request.method)) return next()
    return Promise.resolve(file.answerTo(request))
  }
}

function readFolder(folder: string): Map<string, Packed> {
  const files = new Map<string, Packed>()
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name)
    const type = types[path.extname(name)]
    if (!type || isHidden(name) || !statSync(file).isFile()) continue
    const url = `/${name.split(path.sep).join("/")}`
    files.set(url, new Packed(fileAnswer(url, type, readFileSync(file))))
  }
  return files
}

/** What begins with a dot is for tools, such as `.git` and `.env`; one folder is for the web (RFC 8615). */
function isHidden(name: string): boolean {
  return name.split(path.sep).some((part) => part.startsWith(".") && part !== ".well-known")
}

function fileAnswer(url: string, type: string, body: Buffer): Answer {
  const headers = { "content-type": type, "cache-control": lasting(url) }
  return { status: 200, headers, body }
}

/**
 * The build names its assets by their content: those never change under their name. The font gains a letter once in
 * years, and who has the older one sees that letter in another face.
 */
function lasting(url: string): string {
  if (url.startsWith("/assets/")) return "public, max-age=31536000, immutable"
  return url.startsWith("/fonts/") ? "public, max-age=2592000" : "public, max-age=3600"
}
