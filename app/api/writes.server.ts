import type { Write } from "./write.ts"
import { writeEvidence } from "./write-evidence.server.ts"
import { writePromises } from "./write-promises.server.ts"
import { writeVoteEvents } from "./write-vote-events.server.ts"

/** Every address to which programs write. A new one is a file of its own and a line here. */
export const writes: readonly Write[] = [writePromises, writeEvidence, writeVoteEvents]
