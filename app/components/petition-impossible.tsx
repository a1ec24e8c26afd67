import { useLocale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"
import { PetitionObstacles } from "./petition-lawful.tsx"
import type { LawfulFacts } from "./petition-lawful.tsx"

interface ImpossibleProps {
  person: { publicId: string }
  possible: LawfulFacts | null
}

/** What stands in the way of a petition: no mandate, the law, one that runs, no promise rated broken. */
export function PetitionImpossible({ person, possible }: ImpossibleProps) {
  const { t, path } = useLocale()
  if (!possible) {
    return <Empty title={t("petition.no-mandate")} reason={t("petition.no-mandate-why")} />
  }
  if (possible.refusals.length > 0 || possible.livePetition !== null) {
    return <PetitionObstacles {...possible} />
  }
  return (
    <Empty
      title={t("petition.no-broken")}
      reason={t("petition.no-broken-why")}
      onward={{
        label: t("petition.see-promises"),
        href: path(`/promises?person=${person.publicId}`),
      }}
    />
  )
}
