import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi"
import { resources } from "./resources.server.ts"
import type { Resource } from "./resource.ts"
import { z } from "./zod.ts"

/** What every refusal says (RFC 9457). */
const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().optional(),
    parameter: z.string().optional(),
  })
  .openapi("Problem")

const refusals = {
  400: "A parameter is unknown, repeated or cannot be read; `parameter` names it.",
  404: "There is no such thing.",
  406: "Only JSON is given here.",
  429: "Too many requests; Retry-After says when to come back.",
} as const

/** The description of the API, made from the schemas that check what is asked. @param origin of this site */
export function openApi(origin: string): object {
  const registry = new OpenAPIRegistry()
  for (const resource of resources) describe(registry, resource)
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Uade",
      version: "1",
      description:
        "Promises of deputies, evidence, verdicts and recall law. Reading needs no key. Languages of refusals by Accept-Language: kk, ru, en.",
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: origin }],
  })
}

function describe(registry: OpenAPIRegistry, { path, summary, params, query, body }: Resource) {
  const other = Object.entries(refusals).map(([status, description]) => [
    status,
    { description, content: { "application/problem+json": { schema: problem } } },
  ])
  registry.registerPath({
    method: "get",
    path,
    summary,
    request: { params, query },
    responses: {
      200: { description: summary, content: { "application/json": { schema: body } } },
      ...(Object.fromEntries(other) as object),
    },
  })
}
