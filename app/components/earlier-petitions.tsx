import type { PetitionState } from "#app/domain/petition-state.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { petitionPath } from "./paths.ts"
import { PetitionStateBadge } from "./petition-state-badge.tsx"

interface EarlierPetitionsProps {
  petitions: readonly {
    publicId: string
    title: string
    lang: string
    state: PetitionState
    createdAt: string
    sharedGrounds: number
    readsAlike: boolean
  }[]
}

/** Petitions that rest on the same promises or read alike: their author's work need not be done twice. */
export function EarlierPetitions({ petitions }: EarlierPetitionsProps) {
  const { t, path, day } = useLocale()
  return (
    <section>
      <h2>{t("opening.similar")}</h2>
      <p>{t(petitions.length === 0 ? "opening.similar-none" : "opening.similar-lead")}</p>
      {petitions.length > 0 && (
        <List>
          {petitions.map(({ publicId, title, lang, state, createdAt, ...like }) => (
            <ListItem
              key={publicId}
              above={<PetitionStateBadge state={state} />}
              title={title}
              titleLang={lang}
              href={path(petitionPath(publicId))}
              meta={[
                day(dayIn(defaultZone, createdAt)),
                like.sharedGrounds === 0
                  ? null
                  : t("opening.shares-grounds", { count: like.sharedGrounds }),
                like.readsAlike ? t("opening.reads-alike") : null,
              ]}
            />
          ))}
        </List>
      )}
    </section>
  )
}
