import { useLocale } from "#app/i18n/locale.tsx"

/** What else waits for watchdogs: evidence that was sent in, and promises that deputies dispute. */
export function DeskQueues({ offers, tickets }: { offers: number; tickets: number }) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("desk.queues")}</h2>
      <ul className="plain-list">
        <li>
          <a href={path("/desk/evidence")}>{t("desk.queue-evidence", { count: offers })}</a>
        </li>
        <li>
          <a href={path("/desk/tickets")}>{t("desk.queue-tickets", { count: tickets })}</a>
        </li>
        <li>
          <a href={path("/imports")}>{t("imports.title")}</a>
        </li>
      </ul>
    </section>
  )
}
