import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

interface WaitingInvitationsProps {
  organization: string
  invitations: readonly { publicId: string; email: string; until: string }[]
}

/** Invitations that nobody has followed yet; each can be taken back. */
export function WaitingInvitations({ organization, invitations }: WaitingInvitationsProps) {
  const { t, path, day } = useLocale()
  const own = `/organizations/${organization}/invitations`
  return (
    <section>
      <h2>{t("organization.waiting")}</h2>
      {invitations.length === 0 && <p>{t("organization.waiting-none")}</p>}
      {invitations.length > 0 && (
        <List>
          {invitations.map(({ publicId, email, until }) => (
            <ListItem
              key={publicId}
              title={<span translate="no">{email}</span>}
              meta={[t("organization.waiting-until", { date: day(until) })]}
              deeds={
                <form method="post" action={path(`${own}/${publicId}/revocation`)}>
                  <Button kind="secondary">{t("organization.revoke")}</Button>
                </form>
              }
            />
          ))}
        </List>
      )}
    </section>
  )
}

interface OrganizationRosterProps {
  organization: string
  people: readonly { publicId: string; name: string | null; suspended: boolean; own: boolean }[]
}

/** Everybody who works for an organisation, as its admin sees them. */
export function OrganizationRoster({ organization, people }: OrganizationRosterProps) {
  const { t, path } = useLocale()
  const own = `/organizations/${organization}/people`
  return (
    <section>
      <h2>{t("organization.people")}</h2>
      <List>
        {people.map((person) => (
          <ListItem
            key={person.publicId}
            title={<span translate="no">{person.name ?? person.publicId}</span>}
            meta={[
              t("organization.person-number", { number: person.publicId.slice(0, 4) }),
              person.own && t("organization.admin"),
              person.suspended && t("organization.person-suspended"),
            ]}
            deeds={
              !person.own && (
                <div className="button-row">
                  <ButtonLink kind="secondary" href={path(`${own}/${person.publicId}/removal`)}>
                    {t("organization.remove")}
                  </ButtonLink>
                  <ButtonLink kind="secondary" href={path(`${own}/${person.publicId}/handover`)}>
                    {t("organization.make-admin")}
                  </ButtonLink>
                </div>
              )
            }
          />
        ))}
      </List>
    </section>
  )
}
