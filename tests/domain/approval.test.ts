import { describe, expect, test } from "vitest"
import { decideAlone, decideDeciding, decideProposing, lapseOf } from "#app/domain/approval.ts"
import type { Approver, Proposal } from "#app/domain/approval.ts"

const at = "2026-11-01T06:00:00.000Z"
const moderator: Approver = { id: 2, role: "moderator", personId: null, organizationId: null }
const proposal: Proposal = {
  kind: "petition.remove",
  parties: { accountIds: [7], personIds: [70], organizationIds: [700] },
  proposedBy: 1,
  lapsesAt: lapseOf(at),
  decidedAt: null,
}

describe("the second person", () => {
  test("is another one of the role, with no stake in it, within two weeks", () => {
    expect(decideDeciding(proposal, moderator, at)).toEqual({ ok: true, value: undefined })
    expect(decideDeciding(proposal, moderator, "2026-11-15T05:59:59.999Z").ok).toBe(true)
  })

  test.each([
    ["own-proposal", { ...proposal, proposedBy: 2 }, moderator, at],
    ["not-yours", proposal, { ...moderator, role: "operator" as const }, at],
    ["party-to-it", proposal, { ...moderator, id: 7 }, at],
    ["party-to-it", proposal, { ...moderator, personId: 70 }, at],
    ["party-to-it", proposal, { ...moderator, organizationId: 700 }, at],
    ["already-decided", { ...proposal, decidedAt: at }, moderator, at],
    ["proposal-lapsed", proposal, moderator, "2026-11-15T06:00:00.000Z"],
  ])("is refused: %s", (code, proposal, actor, now) => {
    expect(decideDeciding(proposal, actor, now)).toEqual({ ok: false, refusal: { code } })
  })
})

test("who has a stake in it does not propose it either", () => {
  const outcome = decideProposing(proposal.kind, proposal.parties, { ...moderator, id: 7 })
  expect(outcome).toEqual({ ok: false, refusal: { code: "party-to-it" } })
})

test("an operator without a stake may break the glass, nobody else", () => {
  const operator: Approver = { ...moderator, role: "operator" }
  expect(decideAlone(proposal, operator, at).ok).toBe(true)
  expect(decideAlone({ ...proposal, proposedBy: 2 }, operator, at).ok).toBe(true)
  expect(decideAlone(proposal, moderator, at).ok).toBe(false)
  expect(decideAlone(proposal, { ...operator, personId: 70 }, at).ok).toBe(false)
})
