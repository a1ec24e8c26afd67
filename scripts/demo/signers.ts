import { parseEmailAddress } from "#app/domain/email-address.ts"
import { parseIin } from "#app/domain/iin.ts"
import type { Iin } from "#app/domain/iin.ts"
import type { Signer } from "#app/domain/signature.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { signerFamily, signerGiven } from "#scripts/demo/words/people-names.ts"

/** An invented voter of a district; the number tells them apart. */
export function makeSigner(
  district: { areaId: number | null; area: string },
  number: number,
): Signer {
  const random = makeRandom(`signer/${number}`)
  const email = parseEmailAddress(`signer-${number}@demo.invalid`)
  return {
    family: random.pick(signerFamily),
    given: random.pick(signerGiven),
    patronymic: null,
    iin: makeIin(number),
    email: done(email, "write to a signer"),
    lang: random.chance(60) ? "kk" : "ru",
    ...district,
  }
}

/** A number of somebody born in the nineteenth century, so that it is no living person's. */
function makeIin(number: number): Iin {
  const year = 60 + (Math.floor(number / 28) % 40)
  const day = String((number % 28) + 1).padStart(2, "0")
  const first = `${year}05${day}${1 + (number % 2)}`
  for (let serial = Math.floor(number / 1120); ; serial++) {
    for (let digit = 0; digit < 10; digit++) {
      const iin = parseIin(`${first}${String(serial).padStart(4, "0")}${digit}`)
      if (iin.ok) return iin.value
    }
  }
}
