import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

export interface ShownSession {
  readonly publicId: string
  /** Browser and system in short words. */
  readonly agent: string | null
  readonly createdAt: string
  readonly seenAt: string
  /** The one by which this page was asked for. */
  readonly isHere: boolean
}

/** Where an account is signed in, with a way to end each of them. */
export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const { t, path } = useLocale()
  const isAlone = sessions.length <= 1
  return (
    <section>
      <h2>{t("account.sessions")}</h2>
      <List>
        {sessions.map((session) => (
          <SessionItem key={session.publicId} session={session} />
        ))}
      </List>
      {!isAlone && <p>{t("account.sessions-why")}</p>}
      <div className="button-row">
        <form method="post" action={path("/session/end")}>
          <Button>{t("account.leave")}</Button>
        </form>
        {!isAlone && (
          <form method="post" action={path("/account/sessions/end")}>
            <Button kind="secondary">{t("account.leave-elsewhere")}</Button>
          </form>
        )}
      </div>
    </section>
  )
}

function SessionItem({ session }: { session: ShownSession }) {
  const { t, path, instant } = useLocale()
  const { publicId, agent, createdAt, seenAt, isHere } = session
  const facts = [
    isHere && t("account.session-here"),
    t("account.session-began", { at: instant(createdAt) }),
    !isHere && t("account.session-seen", { at: instant(seenAt) }),
  ].filter((words) => words !== false)
  return (
    <ListItem
      title={agent === null ? t("account.session-unknown") : <span translate="no">{agent}</span>}
    >
      <p className="list-item-meta">
        {facts.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
      {!isHere && (
        <form method="post" action={path("/account/sessions/end")}>
          <input type="hidden" name="session" value={publicId} />
          <Button kind="secondary">{t("account.session-end")}</Button>
        </form>
      )}
    </ListItem>
  )
}
