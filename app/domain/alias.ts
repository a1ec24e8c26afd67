import { skeleton } from "./fold.ts"

/**
 * Names that are one and differ by more than spelling; a former name of a place beside its present one. Each
 * row is tried for each, and only where a question as it stands finds nothing.
 */
const sameNames = [
  ["Шыңғыс", "Чингиз", "Чингис", "Genghis"],
  ["Ахмет", "Ахмед"],
  ["Мұхамбет", "Магомед", "Мухаммед"],
  ["Жүсіп", "Юсуп", "Юсуф"],
  ["Күләш", "Кюляш"],
  ["Екатерина", "Катерина"],
  ["Түркістан", "Туркестан", "Оңтүстік Қазақстан", "Южно Казахстанская"],
  ["Астана", "Нұр Сұлтан", "Целиноград", "Ақмола қаласы"],
  ["Алматы", "Алма Ата"],
  ["Шымкент", "Чимкент"],
  ["Семей", "Семипалатинск"],
  ["Абай облысы", "Абайская область", "Семипалатинская"],
  ["Жетісу", "Жетысуская"],
  ["Ұлытау", "Улытауская"],
  ["Батыс Қазақстан", "Западно Казахстанская", "БҚО", "ЗКО"],
  ["Шығыс Қазақстан", "Восточно Казахстанская", "ШҚО", "ВКО"],
  ["Солтүстік Қазақстан", "Северо Казахстанская", "СҚО", "СКО"],
].map((names) => names.map((name) => skeleton(name)))

/** A folded question with a name of another spelling in the place of each that has one. */
export function otherNames(folded: string): string[] {
  const framed = ` ${folded} `
  return sameNames.flatMap((names) =>
    names
      .filter((name) => framed.includes(` ${name} `))
      .flatMap((name) =>
        names
          .filter((other) => other !== name)
          .map((other) => framed.replace(` ${name} `, ` ${other} `).trim()),
      ),
  )
}
