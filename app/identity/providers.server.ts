import { edsProvider } from "./eds.server.ts"
import { emailProvider } from "./email.ts"
import { oidcProvider } from "./oidc.server.ts"
import { paperProvider } from "./paper.ts"
import { rollProvider } from "./roll.server.ts"
import type { IdentityProvider, IdentityProviders } from "#app/domain/identity.ts"
import type { IdentitySettings } from "#app/lib/identity-settings.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findRollEntry, hasRollEntries } from "#db/queries/roll-entries.server.ts"

type Database = Parameters<typeof findRollEntry>[0]

/**
 * The ways in which people say who they are, as far as a site has set them up: mail and paper always.
 *
 * @param rollKeys the key of the voters' roll; null where there is none, and so no roll
 */
export function openProviders(
  { eds, oidc }: Pick<IdentitySettings, "eds" | "oidc">,
  db: Database,
  rollKeys: Keys | null,
): IdentityProviders {
  const all: (IdentityProvider | null)[] = [
    emailProvider(),
    rollKeys &&
      rollProvider({
        keys: rollKeys,
        find: (tag) => findRollEntry(db, tag),
        hasAny: () => hasRollEntries(db),
      }),
    oidc ? oidcProvider(oidc) : null,
    eds ? edsProvider(eds) : null,
    paperProvider(),
  ]
  return new Map(all.flatMap((one) => (one ? [[one.assurance, one] as const] : [])))
}
