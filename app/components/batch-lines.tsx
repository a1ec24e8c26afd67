import type { LineReason, LineState } from "#app/domain/sheet-line.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"

interface BatchLinesProps {
  states: readonly { state: LineState; count: number }[]
  reasons: readonly { reason: LineReason; count: number; article: string | null }[]
  serials: readonly string[]
  /** By which the lot was drawn; null while the batch is open. */
  seed: string | null
}

/** How the lines of a batch stand, in numbers alone. */
export function BatchLines({ states, reasons, serials, seed }: BatchLinesProps) {
  const { t, article, path } = useLocale()
  return (
    <>
      <Counts
        title={t("collection.lines-by-state")}
        head={t("collection.state")}
        rows={states.map(({ state, count }) => ({ words: t(`collection.state-${state}`), count }))}
      />
      {reasons.length > 0 && (
        <Counts
          title={t("collection.reasons")}
          head={t("collection.reason")}
          rows={reasons.map(({ reason, count, article: of }) => ({
            words: [t(`collection.reason-${reason}`), of !== null && article(of)]
              .filter(Boolean)
              .join(" · "),
            count,
          }))}
        />
      )}
      <section>
        <h2>{t("sheet.serial")}</h2>
        <ul className="serials">
          {serials.map((serial) => (
            <li key={serial}>
              <a href={path(`/collection/sheets/${serial}/scan`)}>{formatSerial(serial)}</a>
            </li>
          ))}
        </ul>
        {seed !== null && (
          <p className="meta">
            {t("collection.seed")}: <code>{seed.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          </p>
        )}
      </section>
    </>
  )
}

interface CountsProps {
  title: string
  head: string
  rows: readonly { words: string; count: number }[]
}

function Counts({ title, head, rows }: CountsProps) {
  const { t, number } = useLocale()
  return (
    <section>
      <h2>{title}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="number">
              {t("collection.lines")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, count }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td className="number">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
