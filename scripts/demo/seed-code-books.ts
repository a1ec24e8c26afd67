import { decideApproval } from "#app/domain/approval.server.ts"
import { proposeCodeBook } from "#app/domain/code-book.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import { bookReasons, codeBookWith } from "#scripts/demo/words/second-code-book.ts"

/** So many days ago the second version was adopted. */
export const secondBookAgo = 210

/** Two watchdogs adopt a second version of the code book. */
export async function adoptSecondBook(house: DemoHouse, players: Players): Promise<void> {
  const at = house.calendar.at(secondBookAgo, 660)
  const approval = await proposeVersion(house, playerOf(players, "watchdog-1"), "nine", at)
  const word = { decision: "approved", reason: null } as const
  const second = playerOf(players, "watchdog-3")
  done(await decideApproval(houseOf(house), approval, word, second, at), "adopt a code book")
}

/** Proposes a third: it waits for somebody else. */
export async function proposeThirdBook(house: DemoHouse, players: Players): Promise<void> {
  const at = house.calendar.at(4, 400)
  await proposeVersion(house, playerOf(players, "watchdog-4"), "nineteen", at)
}

async function proposeVersion(
  house: DemoHouse,
  actor: Player,
  share: keyof typeof bookReasons,
  at: string,
): Promise<string> {
  const draft = codeBookWith(share)
  const proposed = await proposeCodeBook(houseOf(house), draft, bookReasons[share], actor, at)
  return done(proposed, "propose a code book").approval
}

/** No letter is sent of a code book, so that it does not matter where the site is reached. */
function houseOf(house: DemoHouse) {
  return { ...house, origin: "" }
}

function playerOf({ cast }: Players, name: string): Player {
  const player = cast.get(name)
  if (!player) throw new Error(`${name} is not in the cast`)
  return player
}
