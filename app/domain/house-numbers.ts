/** More houses than any street of one district has: a longer list is a slip. */
const most = 2000

/**
 * Reads the houses of a street that lie in one district: single ones, stretches, and stretches of one side,
 * parted by commas or semicolons: `14, 14а; 1-45 odd; 2-38 even`. Gives each house's number as it is written,
 * or undefined where the text cannot be read so.
 */
export function houseNumbers(text: string): string[] | undefined {
  const found: string[] = []
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    if (part === "") continue
    const houses = /^\d+\p{L}?$/u.test(part) ? [part] : stretch(part)
    if (!houses || found.length + houses.length > most) return undefined
    found.push(...houses)
  }
  return found
}

function stretch(part: string): string[] | undefined {
  const [, from, to, side] = /^(\d{1,4})\s*[-–—]\s*(\d{1,4})(?:\s+(odd|even))?$/.exec(part) ?? []
  const first = Number(from)
  const last = Number(to)
  if (from === undefined || first > last) return undefined
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const meant = side === undefined ? numbers : numbers.filter((number) => isOn(side, number))
  return meant.map(String)
}

function isOn(side: string, house: number): boolean {
  return house % 2 === (side === "odd" ? 1 : 0)
}
