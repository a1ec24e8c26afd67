import { agreement } from "./agreement.server.ts"
import { areas } from "./areas.server.ts"
import { codings } from "./codings.server.ts"
import type { Collection } from "./collection.ts"
import { evidence } from "./evidence.server.ts"
import { memberships } from "./memberships.server.ts"
import { motions } from "./motions.server.ts"
import { organizations } from "./organizations.server.ts"
import { people } from "./people.server.ts"
import { petitions } from "./petitions.server.ts"
import { posts } from "./posts.server.ts"
import { promises } from "./promises.server.ts"
import { removals } from "./removals.server.ts"
import type { Resource } from "./resource.ts"
import { ruleSets } from "./rule-sets.server.ts"
import { verdicts } from "./verdicts.server.ts"
import { voteEvents } from "./vote-events.server.ts"
import { votes } from "./votes.server.ts"

/**
 * Every collection of the API, in the order of its pages. A new one is a file of its own and a line here: its
 * addresses, its description and its section of the page for programmers follow from that file.
 */
export const collections: readonly Collection[] = [
  people,
  organizations,
  areas,
  posts,
  memberships,
  promises,
  evidence,
  verdicts,
  codings,
  agreement,
  motions,
  voteEvents,
  votes,
  petitions,
  ruleSets,
  removals,
]

/** Every address of the API. */
export const resources: readonly Resource[] = collections.flatMap(({ resources }) => resources)
