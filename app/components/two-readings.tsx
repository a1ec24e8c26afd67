import type { LineReading } from "#app/domain/sheet-line.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** What two people read on one line, side by side; who read which is not said. */
export function TwoReadings({ first, second }: { first: LineReading; second: LineReading }) {
  const { t, day } = useLocale()
  const rows = [
    { words: t("collection.mark"), of: ({ mark }: LineReading) => t(`collection.mark-${mark}`) },
    { words: t("sign.family"), of: ({ family }: LineReading) => family },
    { words: t("sign.given"), of: ({ given }: LineReading) => given },
    { words: t("sign.patronymic"), of: ({ patronymic }: LineReading) => patronymic },
    { words: t("collection.iin"), of: ({ iin }: LineReading) => iin },
    { words: t("collection.place"), of: ({ place }: LineReading) => place },
    {
      words: t("collection.signed-on"),
      of: ({ signedOn }: LineReading) => signedOn && day(signedOn),
    },
  ]
  const nothing = <span className="meta">{t("collection.nothing")}</span>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("collection.reading")}</th>
          <th scope="col">{t("collection.choice-first")}</th>
          <th scope="col">{t("collection.choice-second")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ words, of }) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td>{of(first) ?? nothing}</td>
            <td>{of(second) ?? nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
