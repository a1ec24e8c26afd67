import { availableParallelism } from "node:os"
import { hash, verify } from "@node-rs/argon2"
import { Crowded, Semaphore } from "#app/lib/semaphore.ts"
import { Overloaded } from "#db/commit.server.ts"

/** OWASP's choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Each hash takes 19 MiB and a core: without a bound, signing in would be a lever to stop the server. */
export const hashing = new Semaphore(availableParallelism() * 2, 100)

/** A hash of the same cost that no known password has, for addresses without an account. */
const nobodys =
  "$argon2id$v=19$m=19456,t=2,p=1$Xq2m0nJt4yqkRr1sB7cD9w$Wm3bq0VtL9r5yXk2aP8dJ6hZc4uN1eGfS7oT0iQvKxY"

/** Hashes a password. @throws Overloaded where too many passwords wait for it */
export function hashPassword(password: string): Promise<string> {
  return withinBounds(() => hash(composed(password), cost))
}

/**
 * Tells whether a password fits a hash. Without a hash the answer is no, after the same work: nobody
 * learns from the time it takes whether an address has an account.
 * @throws Overloaded where too many passwords wait for it
 */
export async function verifyPassword(known: string | undefined, password: string) {
  const fits = await withinBounds(() => verify(known ?? nobodys, composed(password)))
  return known !== undefined && fits
}

/** One spelling for letters that keyboards compose in different ways: «й», «ё». */
function composed(password: string): string {
  return password.normalize("NFC")
}

async function withinBounds<Value>(job: () => Promise<Value>): Promise<Value> {
  try {
    return await hashing.run(job)
  } catch (fault) {
    if (fault instanceof Crowded) throw new Overloaded(fault.message, { cause: fault })
    throw fault
  }
}
