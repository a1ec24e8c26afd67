import { describe, expect, test, vi } from "vitest"
import { makeStanding } from "#app/domain/standing.ts"

describe("how the site stands", () => {
  test("it writes until somebody holds it, and again when the last has let go", () => {
    const standing = makeStanding()
    expect(standing.readOnly()).toBeUndefined()
    const first = standing.hold("checking")
    const second = standing.hold("checking")
    first()
    first()
    expect(standing.readOnly()).toBe("checking")
    second()
    expect(standing.readOnly()).toBeUndefined()
  })

  test("of several reasons the gravest is told", () => {
    const standing = makeStanding()
    standing.hold("operator")
    const release = standing.hold("restored")
    standing.hold("database-fault")
    expect(standing.readOnly()).toBe("restored")
    release()
    expect(standing.readOnly()).toBe("database-fault")
  })

  test("who listens is told when what is said becomes another, and not when it stays", () => {
    const changed = vi.fn()
    const standing = makeStanding(changed)
    const release = standing.hold("checking")
    standing.hold("operator")
    expect(changed).toHaveBeenCalledTimes(1)
    release()
    expect(changed).toHaveBeenCalledTimes(2)
  })
})
