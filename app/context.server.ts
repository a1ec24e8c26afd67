import type { Log } from "#app/domain/log.ts"
import type { WitnessPolicy } from "#app/domain/witness-policy.ts"
import type { IdentityProviders } from "#app/domain/identity.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { Role } from "#app/domain/access.ts"
import type { SessionFactor, Standing } from "#app/domain/factor.ts"
import type { Finding } from "#app/domain/check-up.ts"
import type { ShownStanding, SiteStanding } from "#app/domain/standing.ts"
import type { Mode } from "#app/env.server.ts"
import type { Lang } from "#app/i18n/translate.ts"
import type { FetchSource } from "#app/lib/fetched-source.ts"
import type { Clock, Day, Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"

/** What the program stands on, opened once at the start and handed to whoever needs it. */
export interface House {
  readonly db: Db
  readonly keys: Keys
  readonly clock: Clock
  readonly ruleSets: ReadonlyMap<string, RuleSet>
  readonly mode: Mode
  /** Where people reach the site: `https://uade.example`, without a slash at the end. */
  readonly origin: string
  readonly dataDir: string
  readonly defaultLang: Lang
  /** The ways in which signers say who they are, as far as they are set up. */
  readonly providers: IdentityProviders
  /** The key of the voters' roll; null where there is none. */
  readonly rollKeys: Keys | null
  /** Fetches an address that a watchdog names; not there unless FETCH_SOURCES says so. */
  readonly fetchSource?: FetchSource | undefined
  /** The public log. Leaves are appended within jobs, by `appendLeaf`. */
  readonly log: Log
  /** Whether this process writes, and what it does not do for now. */
  readonly standing: SiteStanding
  /** Looks at all that the site stands on; not there where no settings are, as in tests. */
  readonly checkUp?: (() => Promise<readonly Finding[]>) | undefined
  /** Who watches the public log from outside; not there where WITNESSES_FILE names nobody. */
  readonly witnesses?: WitnessPolicy | undefined
}

/** The account behind a request's session. */
export interface SignedIn {
  readonly id: number
  readonly publicId: string
  readonly role: Role
  readonly displayName: string | null
  /** The deputy that a deputy's or delegate's account speaks for. */
  readonly personId: number | null
  /** The organisation that a watchdog's or auditor's account works for. */
  readonly organizationId: number | null
  /** Since when that organisation is suspended; nothing where it is not. */
  readonly barredSince?: Instant | undefined
}

/** The session behind a request's cookie, also one that is only half open: whose it will be is no proof yet. */
export interface OpenSession {
  readonly account: SignedIn
  readonly standing: Standing
  /** The second factor that was passed. */
  readonly factor: SessionFactor | null
  /** When its owner last proved who they are. */
  readonly provedAt: Instant
  readonly publicId: string
  /** SHA-256 of its token: what a challenge is bound to. */
  readonly idHash: Buffer
}

/**
 * What a loader or an action is handed with its request: `context` of Remix. It is handed on whole: what it says of the
 * reader it is asked for, and a copy would lack it.
 */
export interface RequestContext {
  readonly house: House
  readonly db: Db
  /** Who is signed in, all their factors given. */
  readonly account: SignedIn | null
  readonly session: OpenSession | null
  /**
   * Asks something about who is signed in, of which a page's contents may hang without being that person's alone:
   * a page that learns of its reader in this way only is kept, and served to all of whom the same is true. The
   * question hangs on the account it is handed and on what it holds, on nothing else.
   */
  readonly ofReader: <Answer>(question: (account: SignedIn | null) => Answer) => Answer
  /** What the site does not do for now: a page that says it falls when that changes. */
  readonly standing: ShownStanding
  /** The instant of the request: one request sees one time. */
  readonly now: Instant
  /** The day of the request in the country's time zone. */
  readonly today: Day
  readonly lang: Lang
  /** The /24 or /48 that the request came from, `203.0.113/24`: the address itself goes no further in. */
  readonly network: string
  readonly requestId: string
  /** Tells the server's log what a loader or an action threw without meaning to. */
  readonly report: (fault: unknown) => void
}

declare module "@remix-run/server-runtime" {
  // Remix merges what the server hands over into this interface.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends RequestContext {}
}
