import type { AccreditationStep } from "#app/domain/accreditation.ts"
import type { CodeBookText } from "#app/domain/code-book.ts"
import type { Role } from "#app/domain/access.ts"
import type { ApprovalKind } from "#app/domain/approval.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { isLang } from "#app/i18n/translate.ts"
import { entryFacts } from "./entry-facts.tsx"
import type { ProposedEntry } from "./entry-facts.tsx"
import { Facts } from "./facts.tsx"
import { orderFacts } from "./hold-order.tsx"
import type { HoldOrder } from "./hold-order.tsx"
import { removalFacts } from "./removal-facts.tsx"
import type { ProposedRemoval } from "./removal-facts.tsx"
import type { Fact } from "./facts.tsx"

interface ApprovalFactsProps {
  approval: {
    kind: ApprovalKind
    subject: { name: string; path: string | null; role?: Role | undefined }
    step: AccreditationStep | null
    /** A step of the statute's drive. */
    entry: ProposedEntry | null
    /** Which signatures are meant, and what is to be done to them. */
    removal: ProposedRemoval | null
    /** What an order to keep data names. */
    hold: HoldOrder | null
    /** A version of the code book. */
    codeBook: Omit<CodeBookText, "version"> | null
    reason: string
    proposer: string
    proposedOn: string
    lapsesOn: string
    parties: readonly string[]
  }
}

/** What is proposed, by whom and why, what will happen, and who may not decide. */
export function ApprovalFacts({ approval }: ApprovalFactsProps) {
  const locale = useLocale()
  const { t, path, day } = locale
  const {
    kind,
    subject,
    step,
    entry,
    removal,
    hold,
    codeBook,
    reason,
    proposer,
    proposedOn,
    lapsesOn,
    parties,
  } = approval
  return (
    <Facts
      facts={[
        {
          term: t("approval.subject"),
          value:
            subject.path === null ? subject.name : <a href={path(subject.path)}>{subject.name}</a>,
        },
        ...(subject.role ? [{ term: t("approval.role"), value: t(`role.${subject.role}`) }] : []),
        ...(step ? [{ term: t("approval.step"), value: t(`operations.propose-${step}`) }] : []),
        ...(entry ? entryFacts(entry, locale) : []),
        ...(removal ? removalFacts(removal, locale) : []),
        ...(hold ? orderFacts(hold, locale) : []),
        ...(codeBook ? codeBookFacts(codeBook, locale) : []),
        { term: t("approval.why"), value: <span className="verbatim">{reason}</span> },
        { term: t("approval.what"), value: t(`approval.${kind}-does`) },
        { term: t("approval.proposed-by"), value: `${proposer}, ${day(proposedOn)}` },
        { term: t("approval.stands-until"), value: day(lapsesOn) },
        {
          term: t("approval.parties"),
          value: parties.length === 0 ? t("approval.parties-none") : parties.join(", "),
        },
      ]}
    />
  )
}

/** The whole wording in each of its languages: nobody approves what they have not read. */
function codeBookFacts(book: Omit<CodeBookText, "version">, { t }: Locale): Fact[] {
  const { codingsNeeded, lang, text, translations } = book
  return [
    { term: t("coding.book-codings"), value: String(codingsNeeded) },
    ...Object.entries({ [lang]: text, ...translations }).flatMap(([of, words]) =>
      isLang(of) && words
        ? [
            {
              term: t(`coding.book-text-${of}`),
              value: (
                <span className="verbatim" lang={of}>
                  {words}
                </span>
              ),
            },
          ]
        : [],
    ),
  ]
}
