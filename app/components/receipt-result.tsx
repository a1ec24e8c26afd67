import { receiptSteps } from "#app/domain/receipt-check.ts"
import type { ReceiptStep, ReceiptVerdict, StepResult } from "#app/domain/receipt-check.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ReceiptSheet } from "./receipt-sheet.tsx"

const verdicts = [
  "counted-once-and-yours",
  "in-the-log-not-proved-whose",
  "identifier-unreadable",
  "not-yours",
  "not-a-signature",
  "not-in-the-log",
  "too-few-witnesses",
  "not-signed-by-the-log",
  "unreadable",
] as const satisfies readonly ReceiptVerdict[]

const outcomes = ["ok", "failed", "not-asked"] as const satisfies readonly StepResult[]
const signs = { ok: "✓", failed: "✗", "not-asked": "–" } as const

/** What a check came to, as a page can show it. */
export interface ShownCheck {
  readonly verdict: ReceiptVerdict
  /** Whether the log signed it and the site holds it no more. */
  readonly isAhead: boolean
  readonly steps: Readonly<Record<ReceiptStep, StepResult>>
  readonly said: Readonly<Record<(typeof facts)[number], string>>
}

const facts = ["petition", "index", "size", "signed-on"] as const

/**
 * The answer to a receipt. Every answer stands in the page, all but one hidden: the browser's own check
 * chooses among them and needs no words of its own.
 */
export function ReceiptResult({ check }: { check: ShownCheck | undefined }) {
  const { t } = useLocale()
  return (
    <section data-result hidden={check === undefined} tabIndex={-1}>
      <ReceiptSheet>
        <h2>{t("receipt.result")}</h2>
        {verdicts.map((verdict) => (
          <p
            key={verdict}
            className="lead"
            data-verdict={verdict}
            hidden={check?.verdict !== verdict}
          >
            {t(`receipt.verdict-${verdict}`)}
          </p>
        ))}
        <p className="notice" data-ahead hidden={check?.isAhead !== true}>
          {t("receipt.ahead")}
        </p>
        <StepList steps={check?.steps} />
        <dl className="facts">
          {facts.map((fact) => (
            <div key={fact} className="fact">
              <dt>{t(`receipt.said-${fact}`)}</dt>
              <dd data-said={fact} translate="no">
                {check?.said[fact]}
              </dd>
            </div>
          ))}
        </dl>
      </ReceiptSheet>
    </section>
  )
}

function StepList({ steps }: { steps: ShownCheck["steps"] | undefined }) {
  const { t } = useLocale()
  return (
    <ol className="receipt-steps">
      {receiptSteps.map((step) => (
        <li key={step} data-step={step}>
          {t(`receipt.step-${step}`)}:{" "}
          {outcomes.map((outcome) => (
            <strong key={outcome} data-outcome={outcome} hidden={steps?.[step] !== outcome}>
              {signs[outcome]} {t(`receipt.outcome-${outcome}`)}
            </strong>
          ))}
        </li>
      ))}
    </ol>
  )
}
