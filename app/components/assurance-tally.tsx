import { assurances } from "#app/domain/signature.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"

interface AssuranceTallyProps {
  shown: {
    readonly asOf: string
    readonly cells: Readonly<Record<string, number | null>>
  }
}

/** How sure it is that the signatures are voters' own: each kind in words with its number, where that may be told. */
export function AssuranceTally({ shown: { asOf, cells } }: AssuranceTallyProps) {
  const { t, number, day } = useLocale()
  const present = assurances.filter((assurance) => Object.hasOwn(cells, assurance))
  if (present.length === 0) return null
  return (
    <>
      <h3>{t("petition.by-assurance")}</h3>
      <Facts
        facts={present.map((assurance) => {
          const count = cells[assurance] ?? null
          return {
            term: t(`assurance.${assurance}`),
            value: count === null ? t("petition.cell-kept") : number(count),
          }
        })}
      />
      <p className="meta">{t("petition.by-assurance-as-of", { date: day(asOf) })}</p>
    </>
  )
}
