import fc from "fast-check"
import { challengeVerdict } from "#app/domain/challenge.server.ts"
import { makeClaim } from "#app/domain/claim.server.ts"
import { dealCase } from "#app/domain/coding-handout.server.ts"
import { returnCase } from "#app/domain/coding-return.server.ts"
import { giveCoding } from "#app/domain/coding.server.ts"
import { closeConflict, declareConflict } from "#app/domain/conflict.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { countVerdicts } from "#db/queries/verdicts.server.ts"
import * as make from "#tests/support/make.ts"
import { pledgeFacts, reviseNow } from "#tests/support/pledge-facts.ts"
import { checkInvariants, ratingsInForce } from "./invariants.ts"
import { note, pass, pick } from "./world.ts"
import type { World } from "./world.ts"

type Numbers = readonly [number, number, number]
type Deed = (world: World, numbers: Numbers) => Promise<void>

/** A deed with its numbers: whatever they are, the invariants hold after it. */
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
    const before = await ratingsInForce(world)
    await this.deed(world, this.numbers)
    // What a deputy says, an edit or evidence never changes what was found; nor does what is dealt.
    if (!finding.includes(this.name)) {
      const after = await ratingsInForce(world)
      if (JSON.stringify(after) !== JSON.stringify(before)) {
        throw new Error(`${this.name} changed a finding`)
      }
    }
    await checkInvariants(world)
  }

  toString(): string {
    return `${this.name}(${this.numbers.join(", ")})`
  }
}

/** Deeds that may make a verdict. */
const finding = ["code"]

const answers = ["broken", "kept", "broken", "stalled"] as const

const deeds: Record<string, Deed> = {
  claim: async (world, [which, , way]) => {
    const pledge = pick(world.pledges, which)
    const claim = {
      rating: pick(["kept", "in-progress"] as const, way),
      ...{ text: `So it stands on ${world.now}.`, lang: "en", source: null },
    }
    const { db } = world.house
    note(world, "claim", await makeClaim(db, pledge.public_id, claim, world.deputy, world.now))
  },
  deal: async (world, [who]) => {
    note(world, "deal", await dealCase(world.house, pick(world.coders, who), world.now))
  },
  code: async (world, [who, way, clause]) => {
    const coder = pick(world.coders, who)
    const dealt = await dealCase(world.house, coder, world.now)
    if (!dealt.ok) return
    const id = dealt.value.pledge
    const pledge = world.pledges.find(({ public_id }) => public_id === id)
    const evidence = await listEvidence(world.house.db.read, pledge?.id ?? 0)
    const given = {
      rating: pick(answers, way),
      confidence: "high",
      reason: `Seen on ${world.now}, and found so.`,
      lang: "en",
      evidence: evidence.map(({ publicId }) => publicId),
      clauses: [1 + (clause % 14)],
    } as const
    const { task } = dealt.value
    note(world, `code ${task}`, await giveCoding(world.house, id, given, coder, world.now))
  },
  giveBack: async (world, [who]) => {
    const coder = pick(world.coders, who)
    await dealCase(world.house, coder, world.now)
    const reason = "Another case, please."
    note(world, "giveBack", await returnCase(world.house, reason, coder, world.now))
  },
  challenge: async (world, [which, who, way]) => {
    const pledge = pick(world.pledges, which)
    const { house, now } = world
    const coder = pick(world.coders, who)
    const actor = pick(
      [
        world.deputy,
        world.constituent,
        { ...coder, role: "watchdog", personId: null, organizationId: coder.organization_id },
      ] as const,
      way,
    )
    const source = { url: `https://example.org/${String(way)}`, title: null, sha256: null }
    const brought = {
      number: await countVerdicts(house.db.read, pledge.id),
      ...{ clause: 5, lang: "en", reason: `The other wing was not seen on ${now}.` },
      source: way % 2 === 0 ? null : { ...source, capturedOn: todayAt(now) },
    }
    note(world, "challenge", await challengeVerdict(house, pledge.public_id, brought, actor, now))
  },
  evidence: async (world, [which, way]) => {
    await make.makeEvidence(world.house.db, {
      pledge_id: pick(world.pledges, which).id,
      direction: pick(["supports", "contradicts"] as const, way),
      ...{ happened_on: todayAt(world.now), at: world.now },
    })
  },
  edit: async (world, [which, , way]) => {
    const pledge = pick(world.pledges, which)
    const facts = pledgeFacts({ text: `Every school serves a meal, edition ${String(way)}.` })
    const by = { id: pledge.account_id ?? 0, organizationId: null }
    note(world, "edit", await reviseNow(world.house.db, pledge, facts, by, world.now))
  },
  bind: async (world, [who]) => {
    const coder = pick(world.coders, who)
    const actor = {
      ...{ id: coder.id, role: "watchdog" as const, personId: null },
      organizationId: coder.organization_id,
    }
    const { db } = world.house
    const { public_id: publicId } = await db.read
      .selectFrom("person")
      .select("public_id")
      .where("id", "=", world.deputy.personId)
      .executeTakeFirstOrThrow()
    const bond = {
      ...{
        with: { kind: "person" as const, publicId },
        since: "2020",
        reason: "Cousins",
        lang: "en" as const,
      },
    }
    const declared = await declareConflict(world.house, bond, actor, world.now)
    note(world, "bind", declared)
    if (declared.ok) return
    const own = await db.read
      .selectFrom("declared_conflict")
      .select("public_id")
      .where("account_id", "=", coder.id)
      .where("ended_at", "is", null)
      .executeTakeFirstOrThrow()
    note(world, "unbind", await closeConflict(world.house, own.public_id, actor, world.now))
  },
  wait: async (world, [hours]) => {
    pass(world, hours % 3 === 0 ? 24 * 200 : hours % 80)
    return Promise.resolve()
  },
}

/** How often each comes. */
const weights: Partial<Record<string, number>> = { code: 14, challenge: 3, evidence: 2, claim: 2 }

const numbers = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))

/** Random lives of what is coded. */
export function lives(maxCommands: number) {
  const commands = Object.entries(deeds).flatMap(([name, deed]) =>
    Array.from({ length: weights[name] ?? 1 }, () =>
      numbers.map((chosen) => new Command(name, deed, chosen)),
    ),
  )
  return fc.commands(commands, { maxCommands, size: "max" })
}
