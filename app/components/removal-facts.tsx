import type {
  InvalidationClass,
  SignatureConditions,
  SignatureMeasure,
} from "#app/domain/removal-condition.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import type { Fact } from "./facts.tsx"
import { conditionsInWords } from "./removal-jobs.tsx"

/** What is proposed to be done to which signatures. */
export interface ProposedRemoval {
  measure: SignatureMeasure
  class: InvalidationClass
  conditions: SignatureConditions
  found: number
}

/** The facts of a proposed removal, for whoever decides on it. */
export function removalFacts(
  { measure, class: of, conditions, found }: ProposedRemoval,
  locale: Locale,
): Fact[] {
  const { t } = locale
  return [
    { term: t("review.measure"), value: t(`review.measure-${measure}`) },
    { term: t("review.class"), value: t(`review.class-${of}`) },
    {
      term: t("review.conditions-of"),
      value: conditionsInWords(locale, conditions).join("; "),
    },
    { term: t("review.count"), value: t("review.found", { count: found }) },
  ]
}
