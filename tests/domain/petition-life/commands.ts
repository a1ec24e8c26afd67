import fc from "fast-check"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { bringUpToDate } from "#app/domain/petition-clock.server.ts"
import { putPetitionBack } from "#app/domain/petition-removal.server.ts"
import { factsOf, takeStep } from "#app/domain/petition-step.server.ts"
import { isPetitionState, liveStates } from "#app/domain/petition-state.ts"
import * as shell from "#app/domain/petition.server.ts"
import { decideTransition } from "#app/domain/petition.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import { addDays } from "#app/lib/day.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Row } from "#db/schema.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { codeAs, plainCoding } from "#tests/support/coding-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { inOrder, submission, voter } from "#tests/support/petition-scene.ts"
import { checkInvariants } from "./invariants.ts"
import { listAll, note, pass, pick, today } from "./world.ts"
import type { World } from "./world.ts"

type Numbers = readonly [number, number, number]
type Deed = (world: World, numbers: Numbers) => Promise<void>

/** A deed with its numbers: which petition, which signer, which way. Whatever it is, the invariants hold after it. */
class Command implements fc.AsyncCommand<object, World> {
  constructor(
    readonly name: string,
    readonly deed: Deed,
    readonly numbers: Numbers,
  ) {}

  check(): boolean {
    return true
  }

  async run(_: object, world: World): Promise<void> {
    pass(world, 0)
    await this.deed(world, this.numbers)
    await checkInvariants(world)
  }

  toString(): string {
    return `${this.name}(${this.numbers.join(", ")})`
  }
}

function wording({ scene, pledges }: World, [, mask, version]: Numbers) {
  const chosen = pledges.filter((_, index) => ((1 + (mask % 7)) >> index) % 2 === 1)
  return {
    ...submission(scene),
    title: `Recall over the school meals ${String(version)}`,
    pledges: chosen.map((pledge) => pledge.public_id),
  }
}

/** A deed to one of the petitions there are; nothing where there is none yet. */
function onPetition(
  deed: (world: World, petition: Row<"petition">, numbers: Numbers) => Promise<void>,
): Deed {
  return async (world, numbers) => {
    const petitions = await listAll(world)
    // Mostly the one that is under way: little can be done to the others.
    const underWay = petitions.find(
      ({ state }) => isPetitionState(state) && liveStates.includes(state),
    )
    const petition = numbers[0] % 6 === 0 || !underWay ? pick(petitions, numbers[1]) : underWay
    if (petition) await deed(world, petition, numbers)
  }
}

async function ask(world: World, petition: Row<"petition">, number: number): Promise<string[]> {
  const { house } = world.scene
  const found = await findPetition(house.db.read, petition.public_id)
  if (!found) return []
  const before = (await listMailed(house)).length
  const signer = voter(found, 1 + (number % 8))
  note(world, "ask", await requestSignature(house, petition.public_id, signer, world.now))
  const sent = (await listMailed(house)).slice(before)
  return sent.flatMap(({ payload }) => ("secret" in payload ? [String(payload["secret"])] : []))
}

async function confirm(world: World, secret: string): Promise<void> {
  note(world, "confirm", await confirmSignature(world.scene.house, secret, world.now))
}

const deeds: Record<string, Deed> = {
  submit: async (world, numbers) => {
    const author = pick(world.authors, numbers[0]) ?? world.scene.author
    const { house } = world.scene
    note(
      world,
      "submit",
      await shell.openPetition(house, wording(world, numbers), author, world.now),
    )
  },
  draft: async (world, numbers) => {
    const { house, author } = world.scene
    note(
      world,
      "draft",
      await shell.draftPetition(house, wording(world, numbers), author, world.now),
    )
  },
  edit: onPetition(async (world, { public_id }, numbers) => {
    const author = pick(world.authors, numbers[2]) ?? world.scene.author
    const revised = wording(world, numbers)
    const { house } = world.scene
    note(world, "edit", await shell.editPetition(house, public_id, revised, author, world.now))
  }),
  submitDraft: onPetition(async (world, { public_id }, numbers) => {
    const author = pick(world.authors, numbers[2]) ?? world.scene.author
    note(
      world,
      "submitDraft",
      await shell.submitDraft(world.scene.house, public_id, author, world.now),
    )
  }),
  ask: onPetition(async (world, petition, [, , number]) => {
    world.secrets.push(...(await ask(world, petition, number)))
  }),
  confirm: async (world, [, number]) => {
    const secret = pick(world.secrets, number)
    if (secret !== undefined) await confirm(world, secret)
  },
  sign: onPetition(async (world, petition, [, many, first]) => {
    for (let number = 0; number < 3 + (many % 4); number++) {
      const secrets = await ask(world, petition, first + number)
      world.secrets.push(...secrets)
      for (const secret of secrets) await confirm(world, secret)
    }
  }),
  takeBack: async (world, [, number]) => {
    const secret = pick(world.secrets, number)
    if (secret === undefined) return
    note(world, "takeBack", await withdrawSignature(world.scene.house, secret, world.now))
  },
  check: onPetition(async (world, { public_id }, [, , number]) => {
    const { house } = world.scene
    const rejected = { decision: "reject", items: [], code: "insult", details: null } as const
    const hasty = { ...inOrder, items: inOrder.items.slice(2) }
    const check = pick([inOrder, inOrder, inOrder, inOrder, rejected, hasty], number) ?? inOrder
    const by = number % 11 === 0 ? world.deputy : world.moderator
    note(world, "check", await shell.moderatePetition(house, public_id, check, by, world.now))
  }),
  reply: onPetition(async (world, { public_id }, [, , number]) => {
    const reply =
      number % 2 === 0
        ? ({ outcome: "given", text: "Half of the schools do.", lang: "en" } as const)
        : ({ outcome: "declined" } as const)
    const { house } = world.scene
    note(
      world,
      "reply",
      await shell.replyToPetition(house, public_id, reply, world.deputy, world.now),
    )
  }),
  rate: async (world, [index, number]) => {
    const pledge = pick(world.pledges, index)
    const evidence = pick(world.evidence, index)
    if (!pledge || !evidence) return
    const given = {
      ...plainCoding,
      rating: number % 4 === 0 ? "stalled" : "broken",
      reason: `Seen on ${world.now}, and found so.`,
      evidence: [evidence.public_id],
    } as const
    const { house } = world.scene
    for (const coder of world.coders) {
      const coded = { pledge: pledge.public_id, given, coder, now: world.now }
      note(world, "rate", await codeAs(house, coded))
    }
  },
  pause: onPetition(async (world, { public_id }) => {
    const decision = { source: "A court, ruling 14", decidedOn: today(world) }
    const { house } = world.scene
    note(
      world,
      "pause",
      await shell.pausePetition(house, public_id, decision, world.moderator, world.now),
    )
  }),
  resume: onPetition(async (world, { public_id }) => {
    const decision = { source: "A court, ruling 15", decidedOn: today(world) }
    const { house } = world.scene
    note(
      world,
      "resume",
      await shell.resumePetition(house, public_id, decision, world.moderator, world.now),
    )
  }),
  withdraw: onPetition(async (world, { public_id }, [, , number]) => {
    if (number % 4 !== 0) return
    const author = pick(world.authors, number / 4) ?? world.scene.author
    note(
      world,
      "withdraw",
      await shell.withdrawPetition(world.scene.house, public_id, author, world.now),
    )
  }),
  remove: onPetition(async (world, { id }, [, , number]) => {
    if (number % 6 !== 0) return
    const { house } = world.scene
    const outcome = await commit(house.db, async (trx) => {
      const petition = await bringUpToDate(house, trx, id, world.now)
      const step = decideTransition(factsOf(house, petition), "removed", "moderator", world.now)
      if (!step.ok) return step
      return accept(
        await takeStep(house, trx, petition, step.value, { accountId: world.moderator.id }),
      )
    })
    note(world, "remove", outcome)
  }),
  putBack: onPetition(async (world, { public_id, state }, [, , number]) => {
    if (state !== "removed" || number % 2 !== 0) return
    const { house } = world.scene
    const by = { by: world.moderator.id, rule: null }
    const outcome = await commit(house.db, (trx) =>
      putPetitionBack(house, trx, public_id, by, world.now),
    )
    note(world, "putBack", outcome)
  }),
  publish: async (world) => {
    await publishLog(world.scene.house, world.now)
    note(world, "publish", accept(undefined))
  },
  drive: onPetition(async (world, petition, [, , number]) => {
    // The statute's drive is entered elsewhere; here it only stands beside.
    if (petition.opened_at === null || petition.recall_state !== "none" || number % 3 !== 0) return
    await world.scene.house.db.writer
      .updateTable("petition")
      .set({ recall_state: "collecting" })
      .where("id", "=", petition.id)
      .execute()
  }),
  endMandate: async (world, [, number, chance]) => {
    if (chance % 8 !== 0) return
    await world.scene.house.db.writer
      .updateTable("membership")
      .set({ end_date: addDays(today(world), number % 20) })
      .where("id", "=", world.scene.seat.id)
      .execute()
  },
  wait: async (world, [days, workers]) => {
    pass(world, days % (days % 4 === 0 ? 40 : 8))
    await Promise.all(
      Array.from({ length: workers % 3 }, () =>
        shell.advancePetitions(world.scene.house, world.now),
      ),
    )
  },
}

/** How often each comes: what leads on more often than what ends. */
const weights: Partial<Record<string, number>> = {
  ...{ submit: 4, sign: 6, check: 6, reply: 4, wait: 7 },
  ...{ pause: 2, resume: 2, withdraw: 2, endMandate: 2, putBack: 2 },
}

const numbers = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))

/** Random lives of petitions. */
export function lives(maxCommands: number) {
  const commands = Object.entries(deeds).flatMap(([name, deed]) =>
    Array.from({ length: weights[name] ?? 1 }, () =>
      numbers.map((chosen) => new Command(name, deed, chosen)),
    ),
  )
  return fc.commands(commands, { maxCommands, size: "max" })
}
