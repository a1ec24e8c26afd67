import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi"
import type { Write } from "./write.ts"
import { writes } from "./writes.server.ts"
import { z } from "./zod.ts"

const made = z
  .strictObject({
    data: z.strictObject({
      id: z.string(),
      self: z.string().openapi({ description: "Where it is read from now on." }),
    }),
  })
  .openapi("Written")

const key = z.object({
  "Idempotency-Key": z.string().min(1).max(128).openapi({
    description:
      "Yours, one for each thing to be written; asked again under it, nothing is done twice.",
    example: "8e03978e-40d5-43dd-bc93-6894a57f9324",
  }),
})

const refusals = {
  400: "No Idempotency-Key, or a body that is no JSON.",
  401: "No token, or one that is unknown, over or revoked.",
  403: "The token lacks the scope, or its owner may not do this; `parameter` names the scope.",
  409: "The same stands already, or a request with this key is being done.",
  413: "The body is larger than 256 KiB.",
  415: "Only application/json is taken.",
  422: "Values that cannot be taken (`errors`), what the rules refuse (`reason`), or a key that was used for another request.",
  429: "Too many requests; Retry-After says in how many seconds to come back.",
  503: "The site is overloaded; Retry-After says in how many seconds to come back.",
} as const

/** Adds to the description what programs may write, and with what. */
export function describeWrites(registry: OpenAPIRegistry): void {
  const bearer = registry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "A key that a watchdog makes in their account, with its scopes and its end.",
  })
  for (const write of writes) describe(registry, write, bearer.name)
}

function describe(registry: OpenAPIRegistry, write: Write, scheme: string): void {
  const { path, operationId, tag, says, scope, body, sample } = write
  registry.registerPath({
    method: "post",
    path,
    operationId,
    tags: [tag],
    summary: says.en,
    description: `Takes the scope \`${scope}\`.`,
    security: [{ [scheme]: [] }],
    request: {
      headers: key,
      body: { required: true, content: { "application/json": { schema: body, example: sample } } },
    },
    responses: {
      201: {
        description:
          "It was written, now or when this key was used first (`Idempotency-Replayed`).",
        headers: { Location: { description: "Where it is read.", schema: { type: "string" } } },
        content: { "application/json": { schema: made } },
      },
      ...(Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, refusal(description)]),
      ) as object),
    },
  })
}

function refusal(description: string) {
  const schema = { $ref: "#/components/schemas/Problem" }
  return { description, content: { "application/problem+json": { schema } } }
}
