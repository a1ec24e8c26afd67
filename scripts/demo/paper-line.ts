import type { LineMark, LineReading } from "#app/domain/sheet-line.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { makeSigner } from "#scripts/demo/signers.ts"

const streets = ["Өркен көшесі", "Бұлақ көшесі", "Һарун көшесі", "Ынтымақ көшесі"]

/** What stands on a hundred lines, in this order and over again; all others are as they should be. */
const flaws: Readonly<Record<number, LineMark>> = {
  7: "empty",
  19: "unsigned",
  27: "unclear",
  41: "outside",
  46: "empty",
  47: "empty",
  58: "unclear",
  66: "crossed-out",
  83: "unsigned",
}

/** Above the numbers of all who signed online: these are other people. */
const firstSigner = 700_000

const blank = {
  ...{ family: null, given: null, patronymic: null, iin: null },
  ...{ place: null, signedOn: null },
}

/** What an invented voter wrote on a line of paper; the number tells them apart. */
export function paperLine(calendar: Calendar, number: number): LineReading {
  const mark = flaws[number % 100] ?? "filled"
  if (mark === "empty" || mark === "crossed-out") return { ...blank, mark }
  const random = makeRandom(`paper/${number}`)
  const { family, given, iin } = makeSigner({ areaId: null, area: "" }, firstSigner + number)
  return {
    ...{ mark, family, given, iin, patronymic: null },
    place: `${random.pick(streets)}, ${random.whole(1, 90)}`,
    signedOn: calendar.day(random.whole(5, 7)),
  }
}
