import Ajv from "ajv/dist/2020.js"
import type { ValidateFunction } from "ajv/dist/2020.js"
import { openApi } from "#app/api/open-api.server.ts"
import { resources } from "#app/api/resources.server.ts"
import { writes } from "#app/api/writes.server.ts"

/** An answer of the API as a test got it. */
export interface ApiReply {
  readonly status: number
  readonly type: string | null | undefined
  readonly body: string
}

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/)
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
ajv.addFormat("uri", (text: string) => URL.canParse(text))
ajv.addSchema(openApi("https://uade.example"), "api")

const compiled = new Map<string, ValidateFunction>()

/**
 * What is wrong with an answer of the API by its own description; nothing where it is as described. The
 * document's schemas judge: an answer of a status that the operation does not name is wrong too.
 *
 * @param target path and query as asked
 */
export function complaintsOfApi(
  target: string,
  { status, type, body }: ApiReply,
  method: "get" | "post" = "get",
): string[] {
  if (status === 304 || status === 204) return body === "" ? [] : [`${String(status)} with a body`]
  if (status !== 200 && status !== 201) return complaintsOfProblem(status, type, body)
  if (type !== "application/json") return [`is given as ${String(type)}`]
  const path = new URL(target, "https://uade.example").pathname
  if (path === "/api/v1/openapi.json") return []
  const known: readonly { path: string }[] = method === "get" ? resources : writes
  const resource = known.find((one) => fits(one.path, path))
  if (!resource) return ["is answered and described nowhere"]
  const pointer = `/paths/${escaped(resource.path)}/${method}/responses/${String(status)}/content/application~1json/schema`
  return errorsOf(pointer, body)
}

function complaintsOfProblem(status: number, type: ApiReply["type"], body: string): string[] {
  if (type !== "application/problem+json") return [`${String(status)} as ${String(type)}`]
  const said = (JSON.parse(body) as { status: unknown }).status
  const wrong = said === status ? [] : [`says ${String(said)} with ${String(status)}`]
  return [...wrong, ...errorsOf("/components/schemas/Problem", body)]
}

function errorsOf(pointer: string, body: string): string[] {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
  compiled.set(pointer, validate)
  validate(JSON.parse(body))
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  )
}

function fits(pattern: string, path: string): boolean {
  const source = pattern.replaceAll(/\{\w+\}/g, "[^/]+")
  return new RegExp(`^${source}$`).test(path)
}

/** As a JSON pointer in a URI has it. */
function escaped(path: string): string {
  return encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"))
}
