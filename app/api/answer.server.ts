import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { listExamples } from "./examples.server.ts"
import { openApi } from "./open-api.server.ts"
import { problemBody, problemOfStatus } from "./problem.ts"
import type { ApiProblem } from "./problem.ts"
import { readQuery } from "./read-query.ts"
import type { ApiRefusal, Resource } from "./resource.ts"
import { resources } from "./resources.server.ts"

export interface ApiRequest {
  readonly house: House
  readonly now: Instant
  readonly lang: Lang
  readonly url: URL
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Every program may read from any page: there is nothing here that a cookie would open. */
export const openToAll = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Retry-After",
  "cross-origin-resource-policy": "cross-origin",
} as const

/** Answers a GET of the API. */
export async function answerApi(request: ApiRequest): Promise<ApiAnswer> {
  const { house, now, lang, url } = request
  if (url.pathname === "/api/v1/openapi.json") {
    return jsonAnswer(openApi(house.origin, await listExamples(house, now)))
  }
  const found = findResource(url.pathname)
  return found ? answerOf(request, found) : problemAnswer(lang, problemOfStatus(404))
}

/** A refusal in the asker's language. @param extra what it says beside, or in other words */
export function problemAnswer(
  lang: Lang,
  problem: ApiProblem,
  extra: Readonly<Record<string, unknown>> = {},
): ApiAnswer {
  return {
    status: problem.status,
    headers: {
      ...openToAll,
      "content-type": "application/problem+json",
      "content-language": lang,
      "cache-control": "no-store",
      vary: "Accept-Language",
    },
    body: JSON.stringify({ ...problemBody(lang, problem), ...extra }),
  }
}

async function answerOf(request: ApiRequest, { resource, params }: Found): Promise<ApiAnswer> {
  const { house, now, lang, url } = request
  const query = readQuery(url.searchParams, resource.query)
  if (!query.ok) return problemAnswer(lang, { status: 400, ...query.problem })
  const asked = { house, now, lang, params, query: query.value, self: url.pathname + url.search }
  const outcome = await resource.answer(asked as never)
  if (outcome.ok) return jsonAnswer(outcome.value)
  const { code, details } = outcome.refusal
  if (code === "moved") return movedAnswer(url.pathname, String(details?.["to"]))
  return problemAnswer(lang, problemOf(outcome.refusal))
}

/** Leads to the id under which something stands now, for good unless the merge is undone. */
function movedAnswer(pathname: string, to: string): ApiAnswer {
  const location = pathname.slice(0, pathname.lastIndexOf("/") + 1) + to
  return { status: 301, headers: { ...openToAll, location, "cache-control": "no-store" }, body: "" }
}

function problemOf({ code, details }: Refusal<ApiRefusal>): ApiProblem {
  if (code !== "bad-parameter") return problemOfStatus(404)
  return { status: 400, code, parameter: String(details?.["parameter"] ?? "") }
}

function jsonAnswer(body: unknown): ApiAnswer {
  return {
    status: 200,
    headers: { ...openToAll, "content-type": "application/json" },
    body: JSON.stringify(body),
  }
}

interface Found {
  readonly resource: Resource
  readonly params: Readonly<Record<string, unknown>>
}

/** The resource of a path; undefined where the path has none or a name in it cannot be one. */
function findResource(pathname: string): Found | undefined {
  for (const resource of resources) {
    const given = paramsIn(resource.path, pathname)
    const params = given && resource.params.safeParse(given)
    if (params?.success) return { resource, params: params.data }
  }
  return undefined
}

function paramsIn(pattern: string, pathname: string): Record<string, string> | undefined {
  const asked = pathname.split("/")
  const written = pattern.split("/")
  if (asked.length !== written.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of written.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name) params[name] = asked[index] ?? ""
    else if (part !== asked[index]) return undefined
  }
  return params
}

const mostKnown = 200
const known = new Map<string, boolean>()

/** Whether whoever sent this Accept header can read what is given here. Programs send the same few headers. */
export function takesJson(accept = ""): boolean {
  const seen = known.get(accept)
  if (seen !== undefined) return seen
  const takes = accept.trim() === "" || accept.split(",").some((part) => json.test(part))
  if (known.size >= mostKnown) known.clear()
  known.set(accept, takes)
  return takes
}

const json = /^\s*(\*\/\*|application\/(\*|json|problem\+json))\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/
