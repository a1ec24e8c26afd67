import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { shapes } from "./mark-shapes.tsx"

export interface TimelineStep {
  state: "done" | "now" | "to-come"
  title: ReactNode
  date?: ReactNode
  text?: ReactNode
  article?: string | undefined
  /** The former wording's value where the text in force was not read, as a full sentence. */
  notEstablished?: string | undefined
}

const dots = { done: "disc-ticked", now: "ring-disc", "to-come": "ring" } as const
const words = { done: "done", now: "now", "to-come": "toCome" } as const

/** What happened, what happens now, what is to come: in this order, each with its day and its article. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline">
      {steps.map((step, index) => (
        <Step key={index} {...step} />
      ))}
    </ol>
  )
}

function Step({ state, title, date, text, article, notEstablished }: TimelineStep) {
  const { t } = useLocale()
  return (
    <li
      className={`timeline-step timeline-${state}`}
      aria-current={state === "now" ? "step" : undefined}
    >
      <svg className="timeline-dot" viewBox="0 0 16 16" aria-hidden="true">
        {shapes[dots[state]]}
      </svg>
      <span className="visually-hidden">{t(`ui.${words[state]}`)}</span>
      {date && <p className="timeline-date">{date}</p>}
      <h3 className="timeline-title">{title}</h3>
      {text && <p className="timeline-text">{text}</p>}
      {notEstablished && <p className="not-established">{notEstablished}</p>}
      {article && <p className="meta">{article}</p>}
    </li>
  )
}
