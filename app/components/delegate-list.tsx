import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

interface DelegateListProps {
  delegates: readonly { publicId: string; name: string | null; suspended: boolean }[]
}

/** Who writes in a deputy's name, as the deputy sees them. */
export function DelegateList({ delegates }: DelegateListProps) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("organization.people")}</h2>
      {delegates.length === 0 && <p>{t("profile.none")}</p>}
      {delegates.length > 0 && (
        <List>
          {delegates.map(({ publicId, name, suspended }) => (
            <ListItem
              key={publicId}
              title={<span translate="no">{name ?? publicId}</span>}
              meta={[suspended && t("organization.person-suspended")]}
              deeds={
                <ButtonLink kind="secondary" href={path(`/office/people/${publicId}/removal`)}>
                  {t("profile.remove")}
                </ButtonLink>
              }
            />
          ))}
        </List>
      )}
    </section>
  )
}

interface DelegateInvitationsProps {
  invitations: readonly { publicId: string; email: string; until: string }[]
}

/** Invitations that nobody has followed yet; each can be taken back. */
export function DelegateInvitations({ invitations }: DelegateInvitationsProps) {
  const { t, path, day } = useLocale()
  if (invitations.length === 0) return null
  return (
    <section>
      <h2>{t("profile.waiting")}</h2>
      <List>
        {invitations.map(({ publicId, email, until }) => (
          <ListItem
            key={publicId}
            title={<span translate="no">{email}</span>}
            meta={[t("organization.waiting-until", { date: day(until) })]}
            deeds={
              <form method="post" action={path(`/office/invitations/${publicId}/revocation`)}>
                <Button kind="secondary">{t("profile.take-back")}</Button>
              </form>
            }
          />
        ))}
      </List>
    </section>
  )
}
