import { createHash } from "node:crypto"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { insertOne, madeAt, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"

/**
 * An account, by default a constituent's. Its address is no sealed one and its password fits no hash:
 * a test that signs in or reads the address makes the account through the domain.
 */
export function makeAccount(db: Db, given: Given<"account"> = {}): Promise<Row<"account">> {
  const publicId = given.public_id ?? nextPublicId()
  return insertOne(db, "account", {
    public_id: publicId,
    email_tag: createHash("sha256").update(`${publicId}@example.org`).digest(),
    email_sealed: Buffer.from("not sealed"),
    password_hash: "not a hash",
    role: "constituent",
    display_name: "Samal Example",
    lang: "en",
    created_at: madeAt,
    ...given,
  })
}
