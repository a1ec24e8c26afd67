import Ajv from "ajv/dist/2020.js"
import type { ValidateFunction } from "ajv/dist/2020.js"
import { openApi } from "#app/api/open-api.server.ts"

/** An answer of the API as somebody got it. */
export interface ApiReply {
  readonly status: number
  readonly type: string | null | undefined
  readonly body: string
}

interface Response {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, unknown>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<string, Operation>>>>>
}

interface Operation {
  readonly responses: Readonly<Record<string, Response>>
}

const document = openApi("https://uade.example") as Document
const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/)
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
ajv.addFormat("uri", (text: string) => URL.canParse(text))
ajv.addSchema(document, "api")

const compiled = new Map<string, ValidateFunction>()

/**
 * What is wrong with an answer of the API by its own description; nothing where it is as described. A status, a
 * media type or a body that the operation does not name is wrong.
 *
 * @param target path and query as asked
 */
export function complaintsOfApi(
  target: string,
  reply: ApiReply,
  method: "get" | "post" = "get",
): string[] {
  const { pathname } = new URL(target, "https://uade.example")
  if (pathname === "/api/v1/openapi.json") return complaintsOfDescription(reply)
  const path = Object.keys(document.paths).find((pattern) => fits(pattern, pathname))
  const operation = path === undefined ? undefined : document.paths[path]?.[method]
  if (path === undefined || !operation) return complaintsOfNothing(path, reply)
  const status = String(reply.status)
  const described = operation.responses[status]
  if (!described) return [`${status} is not described`]
  const pointer = described.$ref?.slice(1) ?? pointerOf("paths", path, method, "responses", status)
  return complaintsOfBody(pointer, resolved(described), reply)
}

/** Where nothing is, or nothing by this method, the API refuses by these and no other statuses. */
function complaintsOfNothing(path: string | undefined, reply: ApiReply): string[] {
  const due = [path === undefined ? 404 : 405, 405, 406, 429, 503]
  const { status } = reply
  if (!due.includes(status)) return [`${String(status)} where nothing is described`]
  const content = { "application/problem+json": {} }
  return complaintsOfBody("/components/responses/NotFound", { content }, reply)
}

function complaintsOfDescription({ status, type, body }: ApiReply): string[] {
  if (status === 304 && body === "") return []
  if ([405, 406, 429, 503].includes(status)) return complaintsOfNothing("", { status, type, body })
  if (status !== 200) return [`${String(status)} is not described`]
  const said = type === "application/json" ? (JSON.parse(body) as { openapi?: unknown }) : {}
  return said.openapi === "3.1.0" ? [] : [`is no description, as ${String(type)}`]
}

function complaintsOfBody(
  pointer: string,
  { content }: Response,
  { status, type, body }: ApiReply,
): string[] {
  if (!content) return body === "" ? [] : [`${String(status)} with a body`]
  if (typeof type !== "string" || !(type in content)) {
    return [`${String(status)} as ${String(type)}, not as ${Object.keys(content).join(" or ")}`]
  }
  const said: unknown = JSON.parse(body)
  const wrong = errorsOf(`${pointer}/content/${escaped(type)}/schema`, said)
  if (type !== "application/problem+json") return wrong
  const told = (said as { status?: unknown }).status
  return told === status ? wrong : [...wrong, `says ${String(told)} with ${String(status)}`]
}

function errorsOf(pointer: string, body: unknown): string[] {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
  compiled.set(pointer, validate)
  validate(body)
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  )
}

/** What a reference within the document leads to. */
function resolved(described: Response): Response {
  if (described.$ref === undefined) return described
  const steps = described.$ref.slice(2).split("/")
  return steps.reduce<unknown>(
    (at, step) => (at as Readonly<Record<string, unknown>>)[step],
    document,
  ) as Response
}

function fits(pattern: string, path: string): boolean {
  const source = pattern.replaceAll(/\{\w+\}/g, "[^/]+")
  return new RegExp(`^${source}$`).test(path)
}

function pointerOf(...steps: readonly string[]): string {
  return steps.map((step) => `/${escaped(step)}`).join("")
}

/** As a JSON pointer in a URI has it. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))
}
