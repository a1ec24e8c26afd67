import type { LineReading } from "#app/domain/sheet-line.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** What two people read on one line, side by side; who read which is not said. */
export function TwoReadings({ first, second }: { first: LineReading; second: LineReading }) {
  const { t, day } = useLocale()
  const rows = [
    { words: t("sheet.mark"), of: ({ mark }: LineReading) => t(`sheet.mark-${mark}`) },
    { words: t("sign.family"), of: ({ family }: LineReading) => family },
    { words: t("sign.given"), of: ({ given }: LineReading) => given },
    { words: t("sign.patronymic"), of: ({ patronymic }: LineReading) => patronymic },
    { words: t("sheet.iin"), of: ({ iin }: LineReading) => iin },
    { words: t("sheet.place"), of: ({ place }: LineReading) => place },
    {
      words: t("sheet.signed-on"),
      of: ({ signedOn }: LineReading) => signedOn && day(signedOn),
    },
  ]
  const nothing = <span className="meta">{t("sheet.nothing")}</span>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("sheet.reading")}</th>
          <th scope="col">{t("sheet.choice-first")}</th>
          <th scope="col">{t("sheet.choice-second")}</th>
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
