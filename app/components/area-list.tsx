import { alphabetOf } from "#app/i18n/alphabet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List, ListItem } from "./list-item.tsx"
import { areaPath } from "./paths.ts"

interface AreaListProps {
  areas: readonly { publicId: string; name: string }[]
}

/** Areas by name in the order of the reader's alphabet, numbers in names by their size. */
export function AreaList({ areas }: AreaListProps) {
  const { lang, path } = useLocale()
  if (areas.length === 0) return null
  const compare = alphabetOf(lang)
  return (
    <List>
      {[...areas]
        .sort((a, b) => compare(a.name, b.name))
        .map((area) => (
          <ListItem key={area.publicId} title={area.name} href={path(areaPath(area))} />
        ))}
    </List>
  )
}
