import type { ProblemReason } from "#app/domain/problem-reason.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageKey } from "#app/i18n/translate.ts"
import { waitSentence } from "#app/i18n/wait.ts"

const told = [400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503] as const

type Told = (typeof told)[number]

/** The status whose sentences tell of a status: each has its own, or that of its kind. */
export function problemStatus(status: number): Told {
  return told.find((known) => known === status) ?? (status < 500 ? 400 : 500)
}

interface ProblemPageProps {
  status: number
  /** Says it in words of its own. */
  why?: ProblemReason | undefined
  /** Seconds after which to come back; 0 where nobody knows. */
  wait?: number
  /** The number under which the server's log has the request. */
  request?: string | undefined
}

/** A page that says no: what is the case, why, and the way on. Never a bare code. */
export function ProblemPage({ status, why, wait = 0, request }: ProblemPageProps) {
  const { lang, t, path } = useLocale()
  const shown = why ?? problemStatus(status)
  return (
    <article className="problem">
      <h1>{t(sentence(shown, "title"))}</h1>
      <p>{t(sentence(shown, "what"))}</p>
      {wait > 0 && <p>{waitSentence(lang, wait)}</p>}
      <p>{t(sentence(shown, "next"))}</p>
      {request && <p className="meta">{t("error.request", { request })}</p>}
      <p>
        <a href={path("/")}>{t("page.home")}</a>
      </p>
    </article>
  )
}

function sentence(status: Told | ProblemReason, part: "title" | "what" | "next") {
  return `error.${status}-${part}` as const satisfies MessageKey
}
