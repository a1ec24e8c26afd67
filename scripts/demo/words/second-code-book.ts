import { firstCodeBook } from "#app/domain/first-code-book.ts"
import type { CodeBookDraft } from "#app/domain/code-book.server.ts"

/** What the second version adds, and the third would say in its place. */
const measure = {
  nine: {
    kk: "15. Уәдеде сан аталса, соның оннан тоғызы толыққа жуық деп саналады.",
    ru: "15. Если в обещании названо число, девять десятых от него считаются почти полным результатом.",
    en: "15. Where a promise names a number, nine tenths of it count as nearly in full.",
  },
  nineteen: {
    kk: "15. Уәдеде сан аталса, соның жиырмадан он тоғызы толыққа жуық деп саналады.",
    ru: "15. Если в обещании названо число, девятнадцать двадцатых от него считаются почти полным результатом.",
    en: "15. Where a promise names a number, nineteen twentieths of it count as nearly in full.",
  },
} as const

/** The first code book with a clause on numbers. */
export function codeBookWith(share: keyof typeof measure): CodeBookDraft {
  const clause = measure[share]
  const { codingsNeeded, lang, text, translations } = firstCodeBook
  return {
    ...{ codingsNeeded, lang, text: `${text}\n${clause.en}` },
    translations: {
      kk: `${translations["kk"] ?? ""}\n${clause.kk}`,
      ru: `${translations["ru"] ?? ""}\n${clause.ru}`,
    },
  }
}

/** Why it is proposed. */
export const bookReasons = {
  nine: "Бағалаушылар санды уәделерді әртүрлі бағалады: 23-тен 21-і толық па, әлде ішінара ма?",
  nineteen: "Девять десятых — слишком щедро: при сотне домов десять семей остаются ни с чем.",
} as const
