import { parseIin } from "#app/domain/iin.ts"
import type { Iin } from "#app/domain/iin.ts"

/** An IIN of somebody born in the nineteenth century, so that it is no living person's; another for each number. */
export function makeIin(number: number): Iin {
  const born = `90${String(1 + (number % 12)).padStart(2, "0")}01`
  for (let serial = number * 10; ; serial++) {
    for (let digit = 0; digit < 10; digit++) {
      const iin = parseIin(`${born}1${String(serial).padStart(4, "0")}${String(digit)}`)
      if (iin.ok) return iin.value
    }
  }
}
