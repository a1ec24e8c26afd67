import { agreementResources } from "./agreement.server.ts"
import { codingResources } from "./codings.server.ts"
import type { Resource } from "./resource.ts"
import { petitionResources } from "./petitions.server.ts"
import { ruleSetResources } from "./rule-sets.server.ts"

/** Every resource of the API. A new one is a file of its own and a line here; its description follows from its schemas. */
export const resources: readonly Resource[] = [
  ...agreementResources,
  ...codingResources,
  ...petitionResources,
  ...ruleSetResources,
]
