import { describe, expect, test } from "vitest"
import { deeds, mayDo, roles, rolesThatMay } from "#app/domain/access.ts"
import type { Actor, Role } from "#app/domain/access.ts"

function actor(role: Role, changes: Partial<Actor> = {}): Actor {
  return { id: 1, role, personId: null, ...changes }
}

describe("mayDo", () => {
  test("lets nobody who is not signed in do any of this", () => {
    expect(deeds.filter((deed) => mayDo(null, deed, { accountId: 1, personId: 1 }))).toEqual([])
  })

  test.each([
    ["pledge.record", "watchdog"],
    ["evidence.link", "watchdog"],
    ["coding.give", "watchdog"],
    ["claim.make", "deputy delegate"],
    ["petition.open", "constituent"],
    ["petition.edit", "constituent"],
    ["petition.pause", "moderator"],
    ["petition.moderate", "moderator"],
    ["petition.reply", "deputy delegate"],
    ["account.suspend", "operator"],
    ["signature.audit", "auditor"],
    ["sheet.enter", "collector"],
  ] as const)("leaves %s to %s", (deed, names) => {
    const own = { personId: 7, accountId: 1 }
    const may = roles.filter((role) => mayDo(actor(role, { personId: 7 }), deed, own))
    expect(may.join(" ")).toBe(names)
    expect(rolesThatMay(deed)).toEqual(may)
  })

  test.each([
    ["a deputy of an own promise", "deputy", 7, "claim.make", { personId: 7 }, true],
    ["a deputy of a colleague's promise", "deputy", 7, "claim.make", { personId: 8 }, false],
    ["a delegate for the own deputy", "delegate", 7, "petition.reply", { personId: 7 }, true],
    ["a delegate for another deputy", "delegate", 7, "petition.reply", { personId: 8 }, false],
    ["a deputy's account tied to nobody", "deputy", null, "claim.make", {}, false],
    [
      "a proponent of an own petition",
      "constituent",
      null,
      "petition.withdraw",
      { accountId: 1 },
      true,
    ],
    ["a proponent of another's", "constituent", null, "petition.withdraw", { accountId: 2 }, false],
    ["an account of itself", "operator", null, "account.see", { accountId: 1 }, true],
    ["an operator of another's account", "operator", null, "account.see", { accountId: 2 }, false],
    ["anybody of nobody knows what", "constituent", null, "account.see", {}, false],
  ] as const)("%s", (_, role, personId, deed, touched, may) => {
    expect(mayDo(actor(role, { personId }), deed, touched)).toBe(may)
  })

  test("never lets a side of the dispute judge it", () => {
    for (const deed of ["coding.give", "petition.moderate", "signature.review"] as const) {
      for (const role of ["deputy", "delegate", "constituent", "operator"] as const) {
        expect(mayDo(actor(role, { personId: 7 }), deed, { personId: 7, accountId: 1 })).toBe(false)
      }
    }
  })
})
