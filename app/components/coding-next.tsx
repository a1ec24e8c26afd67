import type { CodingTask } from "#app/domain/coding-need.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import { Notice } from "./notice.tsx"
import { Panel } from "./panel.tsx"
import { pledgePath } from "./paths.ts"

interface HeldCase {
  publicId: string
  text: string
  lang: string
  personName: string
  task: CodingTask
  expiresAt: string
}

interface CodingNextProps {
  held: HeldCase | null
  /** Why the last asking gave nothing. */
  issue: "none" | "not-accredited" | null
}

/** The one case that somebody holds, or the button that asks for one. Nothing of what others hold. */
export function CodingNext({ held, issue }: CodingNextProps) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("coding.next")}</h2>
      {issue === "none" && <Notice title={t("coding.none")}>{t("coding.none-why")}</Notice>}
      {issue === "not-accredited" && (
        <Notice title={t("coding.not-accredited")}>{t("refusal.not-accredited")}</Notice>
      )}
      {held ? (
        <Held held={held} />
      ) : (
        <form method="post" action={path("/desk/next")} className="stack">
          <p>{t("coding.next-why")}</p>
          <Button>{t("coding.take")}</Button>
        </form>
      )}
    </section>
  )
}

function Held({ held }: { held: HeldCase }) {
  const { t, instant, quote, path } = useLocale()
  return (
    <Panel>
      <p className="meta">
        {t(`coding.task-${held.task}`)} · <span translate="no">{held.personName}</span>
      </p>
      <blockquote className="case-quote verbatim" lang={held.lang}>
        {quote(held.text)}
      </blockquote>
      <p className="meta">{t("coding.until", { moment: instant(held.expiresAt) })}</p>
      <p className="deeds">
        <ButtonLink href={path(`${pledgePath(held.publicId)}/verdicts/new`)}>
          {t("coding.open")}
        </ButtonLink>
        <a href={path("/desk/return")}>{t("coding.return")}</a>
      </p>
    </Panel>
  )
}
