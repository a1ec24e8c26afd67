import { homesTopics } from "#scripts/demo/words/topics-homes.ts"
import { officeTopics } from "#scripts/demo/words/topics-office.ts"
import { peopleTopics } from "#scripts/demo/words/topics-people.ts"
import { townTopics } from "#scripts/demo/words/topics-town.ts"
import type { Topic } from "#scripts/demo/words/topic.ts"

/** The topic whose promises no source could settle. */
export const unmeasurable = "life"

export const topics: readonly Topic[] = [
  ...townTopics,
  ...homesTopics,
  ...peopleTopics,
  ...officeTopics,
]
