import type { Role } from "#app/domain/access.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listAccountsWithAddress } from "#db/queries/account-list.server.ts"
import { refuseOldSchema } from "./place.ts"
import type { Place } from "./place.ts"

/** One line an account: public id, role, since when, how it stands, address, name. @returns what to print */
export async function listUsers(
  place: Place,
  { role }: { readonly role: Role | undefined },
): Promise<string[]> {
  await refuseOldSchema(place)
  const keys = place.keys()
  const accounts = await listAccountsWithAddress(place.db.read, keys, role)
  return accounts.map(({ publicId, role, createdAt, suspendedAt, secondStep, email, name }) =>
    [
      publicId,
      role.padEnd("constituent".length),
      todayAt(createdAt),
      suspendedAt === null ? (secondStep ? "two-step " : "one-step ") : "suspended",
      email,
      name ?? "",
    ]
      .join("  ")
      .trimEnd(),
  )
}
