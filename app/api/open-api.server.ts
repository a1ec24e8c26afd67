import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi"
import { collections, resources } from "./resources.server.ts"
import type { Examples } from "./examples.server.ts"
import { problemCodes } from "./problem.ts"
import type { Resource } from "./resource.ts"
import { describeWrites } from "./write-description.ts"
import { z } from "./zod.ts"

/** What every refusal says (RFC 9457). */
const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(problemCodes),
    parameter: z
      .string()
      .optional()
      .openapi({ description: "The parameter of the query that is wrong, or the missing scope." }),
    reason: z
      .string()
      .optional()
      .openapi({ description: "Of what was refused to be written: the rule that refuses it." }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().openapi({ description: "JSON pointer (RFC 6901) into the body." }),
          detail: z.string(),
        }),
      )
      .optional()
      .openapi({ description: "Each value of the body that is missing or cannot be taken." }),
  })
  .openapi("Problem")

const refusals = {
  BadRequest: "A parameter is unknown, repeated or cannot be taken; `parameter` names it.",
  NotFound: "There is no such thing.",
  NotAcceptable: "Only JSON is given here.",
  TooManyRequests: "Too many requests; Retry-After says in how many seconds to come back.",
  Busy: "The site is overloaded; Retry-After says in how many seconds to come back.",
} as const

const refusalOf = {
  400: "BadRequest",
  404: "NotFound",
  406: "NotAcceptable",
  429: "TooManyRequests",
  503: "Busy",
} as const satisfies Record<number, keyof typeof refusals>

const about = `Promises of deputies with what deputies say and what watchdogs find, votes, petitions and laws on recall.
Reading needs no key and is open to every page (CORS \`*\`). Field names are Popolo's for people and votes.

Lists come in the order of ids, \`limit\` (1–500) at a time; follow \`links.next\` to the end. Whatever is written
meanwhile, nothing comes twice and nothing that stands all the while is missed.

Every answer has an ETag: ask with \`If-None-Match\` and what has not changed is 304. Refusals are
\`application/problem+json\` (RFC 9457) in the language of \`Accept-Language\`: kk, ru, en.`

/**
 * The description of the API, made from the schemas that check what is asked.
 *
 * @param origin of this site
 * @param examples real answers by path, where there are any
 */
export function openApi(origin: string, examples: Examples = new Map()): object {
  const registry = new OpenAPIRegistry()
  for (const [name, description] of Object.entries(refusals)) {
    registry.registerComponent("responses", name, {
      description,
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
      ...(name === "TooManyRequests" || name === "Busy" ? { headers: retryAfter } : {}),
    })
  }
  registry.register("Problem", problem)
  for (const resource of resources) describe(registry, resource, examples)
  describeWrites(registry)
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Uade",
      version: "1",
      description: about,
      license: { name: "CC BY 4.0", identifier: "CC-BY-4.0" },
      contact: { name: "Uade", url: `${origin}/en/about` },
    },
    servers: [{ url: origin }],
    // Reading is open: whoever writes brings a token, and those operations say so.
    security: [],
    tags: collections.map(({ name, says }) => ({ name, description: says.en })),
    externalDocs: { url: `${origin}/en/developers` },
  })
}

const retryAfter = {
  "Retry-After": { description: "Seconds.", schema: { type: "integer" as const } },
}

const headers = {
  ETag: { description: "For If-None-Match.", schema: { type: "string" as const } },
  "Cache-Control": {
    description: "How long others may keep it.",
    schema: { type: "string" as const },
  },
}

const moved = {
  description: "It was merged into another, which Location names: two sources spoke of one.",
  headers: {
    Location: { description: "Where it stands now.", schema: { type: "string" as const } },
  },
}

function describe(registry: OpenAPIRegistry, resource: Resource, examples: Examples): void {
  const { path, operationId, tag, says, params, query, body, moves } = resource
  const example = examples.get(path)?.body
  registry.registerPath({
    method: "get",
    path,
    operationId,
    tags: [tag],
    summary: says.en,
    request: {
      ...(Object.keys(params.shape).length > 0 ? { params } : {}),
      ...(Object.keys(query.shape).length > 0 ? { query } : {}),
    },
    responses: {
      200: {
        description: says.en,
        headers,
        content: {
          "application/json": { schema: body, ...(example === undefined ? {} : { example }) },
        },
      },
      ...(moves ? { 301: moved } : {}),
      304: { description: "Nothing has changed since the ETag of If-None-Match." },
      ...(Object.fromEntries(
        Object.entries(refusalOf)
          .filter(([status]) => status !== "404" || path.includes("{"))
          .map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
      ) as object),
    },
  })
}
