import { useLocale } from "#app/i18n/locale.tsx"
import { InTongue } from "./tongue.tsx"
import { tongueOf } from "#app/domain/tongue-of.ts"

interface HoldListProps {
  /** `petition`: null where it is an account's, or not everybody may read the petition. */
  holds: readonly {
    kind: "petition" | "account"
    authority: string
    endsOn: string
    petition: { publicId: string; title: string; lang: string } | null
  }[]
}

/** The orders by which data are kept longer today: whose, by whose order and until when. */
export function HoldList({ holds }: HoldListProps) {
  const { t, path, day } = useLocale()
  return (
    <ul>
      {holds.map(({ kind, authority, endsOn, petition }, index) => (
        <li key={index}>
          {petition ? (
            <a href={path(`/petitions/${petition.publicId}`)}>
              <InTongue lang={petition.lang}>{petition.title}</InTongue>
            </a>
          ) : (
            t(`hold.of-${kind}`)
          )}
          {": "}
          {t("hold.stands", { date: day(endsOn) })},{" "}
          <InTongue lang={tongueOf(authority)}>{authority}</InTongue>
        </li>
      ))}
    </ul>
  )
}
