import pino from "pino"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  answerIdentification,
  beginIdentification,
  findOwnIdentification,
} from "#app/domain/identification.server.ts"
import { signIdentified } from "#app/domain/identified-signing.server.ts"
import { identificationLasts, longestAnswer, onlineWays } from "#app/domain/identity.ts"
import type { OnlineWay } from "#app/domain/identity.ts"
import { signByMail, signByRoll } from "#app/domain/letter-signing.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { assurances } from "#app/domain/signature.ts"
import type { IdentitySettings } from "#app/lib/identity-settings.ts"
import { day, hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { EdsAuthority } from "#tests/support/eds-authority.ts"
import { enrol, makeIdentityScene, rollForm, voter } from "#tests/support/identity-scene.ts"
import type { IdentityScene } from "#tests/support/identity-scene.ts"
import { openIssuer, signInAt } from "#tests/support/oidc-issuer.ts"
import { now, secrets } from "#tests/support/signing-scene.ts"

/** Words of Kazakh with each letter that Russian lacks, and what a careless program makes of them. */
const names = { family: "Әбілқайырұлы-Өмірзақ", given: "Үнғұңһі" }
const life = { from: "2025-01-01T00:00:00.000Z", to: "2028-01-01T00:00:00.000Z" }

/** One way of identifying, as every test of this suite drives it. */
interface Driven {
  readonly way: OnlineWay
  /** How long it waits for its answer. */
  readonly lasts: number
  /** Asks; gives what the person then holds: a browser's secret or a letter's. */
  ask(scene: IdentityScene): Promise<string>
  /** The right answer to what was asked, as this way takes it. */
  answerTo(scene: IdentityScene, secret: string): Promise<unknown>
  /** Answers and signs: the code of a refusal, or `counted`. */
  finish(scene: IdentityScene, secret: string, answer: unknown, at: Instant): Promise<string>
}

let authority: EdsAuthority
let person: string
let issuer: Awaited<ReturnType<typeof openIssuer>>
let settings: Partial<IdentitySettings>

beforeAll(async () => {
  authority = new EdsAuthority("Test authority", life)
  authority.publish(later(now, -day), later(now, day))
  person = authority.certify(names)
  issuer = await openIssuer()
  issuer.say({ family_name: names.family, given_name: names.given })
  const { caDir, crlDir } = authority
  settings = { eds: { caDir, crlDir, ncanodeUrl: undefined }, oidc: issuer.settings }
})
afterAll(async () => {
  authority.remove()
  await issuer.close()
})

const origin = { lang: "kk" } as const

function byLetter(way: "email" | "roll"): Driven {
  return {
    way,
    lasts: 48 * hour,
    ask: async ({ house, petition }) => {
      const form = rollForm(names)
      const sign = way === "roll" ? signByRoll : signByMail
      const outcome = await sign(house, petition.public_id, form, origin, house.clock.now())
      if (!outcome.ok) throw new Error(outcome.refusal.code)
      return (await secrets(house)).at(-1) ?? "no letter"
    },
    answerTo: () => Promise.resolve(null),
    finish: async ({ house }, secret, _answer, at) => {
      const outcome = await confirmSignature(house, secret, at)
      return outcome.ok ? outcome.value.state : outcome.refusal.code
    },
  }
}

function byProof(
  way: "eds" | "oidc",
  answerTo: (begun: { challenge?: Uint8Array; redirectTo?: string }) => Promise<unknown>,
): Driven {
  return {
    way,
    lasts: identificationLasts,
    ask: async ({ house, petition }) => {
      const about = { petitionId: petition.public_id, lang: "kk" } as const
      const outcome = await beginIdentification(house, way, about, house.clock.now())
      if (!outcome.ok) throw new Error(outcome.refusal.code)
      return outcome.value.secret
    },
    answerTo: async ({ house }, secret) => {
      const own = await findOwnIdentification(house, secret, house.clock.now())
      return answerTo(own?.begun ?? {})
    },
    finish: async ({ house, petition }, secret, answer, at) => {
      const sent = { secret, petitionId: petition.public_id, answer }
      const answered = await answerIdentification(house, way, sent, at)
      if (!answered.ok) return answered.refusal.code
      const form = { email: null, lang: "kk" } as const
      const signed = await signIdentified(house, sent, form, at)
      return signed.ok ? "counted" : signed.refusal.code
    },
  }
}

const driven: readonly Driven[] = [
  byLetter("email"),
  byLetter("roll"),
  byProof("eds", ({ challenge = new Uint8Array() }) =>
    Promise.resolve(authority.sign(challenge, [person])),
  ),
  byProof("oidc", ({ redirectTo = "" }) => signInAt(redirectTo)),
]

/** What is refused where an answer comes again, late, or to another's question. */
const notTaken = [
  ...["identification-lapsed", "identity-invalid"],
  ...["link-expired", "no-such-signature", "already-signed"],
]

async function scene(db: Db): Promise<IdentityScene> {
  const made = await makeIdentityScene(db, {}, settings)
  await enrol(db, made.petition.area_id, names)
  return made
}

/** Another petition of the same district. */
function another(db: Db, { petition }: IdentityScene): Promise<IdentityScene> {
  return makeIdentityScene(db, { area_id: petition.area_id }, settings)
}

async function countOf({ house, petition }: IdentityScene): Promise<number> {
  const row = await house.db.read
    .selectFrom("petition")
    .select("signature_count")
    .where("id", "=", petition.id)
    .executeTakeFirstOrThrow()
  return row.signature_count
}

describeOnBothEngines("every way of identifying", (open) => {
  describe.each(driven)("$way", ({ way, lasts, ask, answerTo, finish }) => {
    const isByProof = lasts === identificationLasts

    test("leads to one signature of its worth, with names as they are written", async () => {
      const made = await scene(await open())
      const ready = await made.house.providers.get(way)?.selfTest(now)
      expect(ready).toEqual({ ok: true, detail: "ready" })
      const secret = await ask(made)
      const answer = await answerTo(made, secret)
      expect(await countOf(made)).toBe(0)
      expect(await finish(made, secret, answer, now)).toBe("counted")
      const rows = await made.house.db.read.selectFrom("signature").selectAll().execute()
      expect(rows).toMatchObject([{ assurance: way, state: "counted" }])
      expect(await countOf(made)).toBe(1)
    })

    test("takes no answer twice", async () => {
      const made = await scene(await open())
      const secret = await ask(made)
      const answer = await answerTo(made, secret)
      await finish(made, secret, answer, now)
      const again = await finish(made, secret, answer, now)
      // A letter's link answers the same however often it is opened; it counts once.
      if (isByProof) expect(notTaken).toContain(again)
      const other = await ask(made).catch(() => secret)
      if (isByProof) {
        expect(notTaken).toContain(await finish(made, other, answer, now))
      }
      expect(await countOf(made)).toBe(1)
    })

    test("takes one until its time has run out, and none at that instant", async () => {
      const db = await open()
      const early = await scene(db)
      const late = await another(db, early)
      const [first, second] = [await ask(early), await ask(late)]
      const answers = [await answerTo(early, first), await answerTo(late, second)]
      expect(await finish(early, first, answers[0], later(now, lasts - 1))).toBe("counted")
      expect(notTaken).toContain(await finish(late, second, answers[1], later(now, lasts)))
    })

    test("takes none for another petition", async () => {
      const db = await open()
      const mine = await scene(db)
      const other = await another(db, mine)
      const [secret, others] = [await ask(mine), await ask(other)]
      const answer = await answerTo(mine, secret)
      if (isByProof) {
        expect(notTaken).toContain(await finish(other, secret, answer, now))
        expect(notTaken).toContain(await finish(other, others, answer, now))
      }
      // A letter's link knows its own petition, wherever it is opened.
      else await finish(other, secret, answer, now)
      expect(await countOf(other)).toBe(0)
    })

    test("takes none from another browser, by a guess, or oversized, and throws at nothing", async () => {
      const made = await scene(await open())
      const secret = await ask(made)
      const answer = await answerTo(made, secret)
      for (const guess of ["", "x".repeat(43), `${secret} `]) {
        expect(notTaken).toContain(await finish(made, guess, answer, now))
      }
      expect(await countOf(made)).toBe(0)
      if (!isByProof) return
      const provider = made.house.providers.get(way)
      const held = (await findOwnIdentification(made.house, secret, now))?.begun?.held ?? ""
      const oversized = ["x".repeat(longestAnswer + 1), Buffer.alloc(longestAnswer + 1, 48)]
      for (const sent of [...oversized, undefined, null, 7, {}, [], "", Buffer.alloc(0)]) {
        expect(await provider?.complete(held, sent, now)).toEqual({
          ok: false,
          refusal: { code: "identity-invalid" },
        })
      }
    })

    test("lets nothing of a person into refusals, logs or rows", async () => {
      const db = await open()
      const made = await scene(db)
      const secret = await ask(made)
      const answer = await answerTo(made, secret)
      const said: unknown[] = []
      const lines: string[] = []
      const log = pino({}, { write: (line: string) => lines.push(line) })
      for (const sent of [answer, "wrong", answer]) {
        said.push(await finish(made, secret, sent, now).catch((fault: unknown) => fault))
      }
      for (const one of said) log.error({ err: one })
      const rows = await Promise.all(
        (
          ["identification", "signature", "signature_evidence", "roll_entry", "roll_try"] as const
        ).map((table) => db.read.selectFrom(table).selectAll().execute()),
      )
      const text = [JSON.stringify(said), ...lines, ...rows.flat().flatMap(textsIn)].join("\n")
      for (const canary of [names.family, names.given, voter.iin, secret]) {
        expect(text).not.toContain(canary)
      }
    })
  })

  test("counts one signature of a person who takes them all", async () => {
    const made = await scene(await open())
    for (const { ask, answerTo, finish } of [...driven, ...driven.toReversed()]) {
      const secret = await ask(made)
      await finish(made, secret, await answerTo(made, secret), now)
    }
    expect(await countOf(made)).toBe(1)
  })
})

describeOnBothEngines("every provider, paper too", (open) => {
  test("answers whatever is sent with a refusal, and throws at nothing", async () => {
    const { house } = await scene(await open())
    const strange = [undefined, null, 7, "", {}, [], Buffer.alloc(0), { family: 1, given: {} }]
    const long = "x".repeat(longestAnswer + 1)
    for (const sent of [...strange, long, { mark: "filled", family: long, given: "Ә" }]) {
      for (const [assurance, provider] of house.providers) {
        const outcome = await provider.complete("", sent, now)
        expect([assurance, outcome]).toEqual([
          assurance,
          { ok: false, refusal: { code: "identity-invalid" } },
        ])
      }
    }
    expect([...house.providers.keys()].sort()).toEqual([...assurances].sort())
  })
})

/** What a row holds, read as text: also its bytes, so that nothing stands there unsealed. */
function textsIn(row: Record<string, unknown>): string[] {
  return Object.values(row).map((value) =>
    Buffer.isBuffer(value) ? value.toString("utf8") : String(value),
  )
}

test("the ways driven here are all that anybody can take by themselves; paper.test.ts has the last", () => {
  expect(driven.map(({ way }) => way).sort()).toEqual([...onlineWays].sort())
  expect(assurances.filter((one) => !driven.some(({ way }) => way === one))).toEqual(["paper"])
})
