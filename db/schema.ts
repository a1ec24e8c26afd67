import type { Kysely, Selectable, Transaction } from "kysely"
import type { ApiTables } from "#db/schema/api.ts"
import type { MechanismsTables } from "#db/schema/mechanisms.ts"
import type { PeopleTables } from "#db/schema/people.ts"
import type { PersonMergesTables } from "#db/schema/person-merges.ts"
import type { VotesTables } from "#db/schema/votes.ts"
import type { CommitmentsTables } from "#db/schema/commitments.ts"
import type { AccountsTables } from "#db/schema/accounts.ts"
import type { PledgesTables } from "#db/schema/pledges.ts"
import type { CodingsTables } from "#db/schema/codings.ts"
import type { PetitionsTables } from "#db/schema/petitions.ts"
import type { OfficeTables } from "#db/schema/office.ts"
import type { FactorsTables } from "#db/schema/factors.ts"
import type { OrganizationsTables } from "#db/schema/organizations.ts"
import type { TwoPersonsTables } from "#db/schema/two-persons.ts"
import type { ModerationTables } from "#db/schema/moderation.ts"
import type { RecallTables } from "#db/schema/recall.ts"
import type { IdentityTables } from "#db/schema/identity.ts"
import type { AbuseTables } from "#db/schema/abuse.ts"
import type { LogTables } from "#db/schema/log.ts"
import type { SearchTables } from "#db/schema/search.ts"
import type { NewsTables } from "#db/schema/news.ts"
import type { KeepingTables } from "#db/schema/keeping.ts"
import type { StandingTables } from "#db/schema/standing.ts"
import type { NodesTables } from "#db/schema/nodes.ts"
import type { SheetsTables } from "#db/schema/sheets.ts"

/** Every table as the migrations make it: instants, days and ids are text, hashes are byte strings. */
export interface Database
  extends
    MechanismsTables,
    PeopleTables,
    PersonMergesTables,
    VotesTables,
    AccountsTables,
    PledgesTables,
    CodingsTables,
    PetitionsTables,
    ModerationTables,
    RecallTables,
    SheetsTables,
    SearchTables,
    LogTables,
    CommitmentsTables,
    IdentityTables,
    AbuseTables,
    TwoPersonsTables,
    OrganizationsTables,
    OfficeTables,
    NewsTables,
    ApiTables,
    KeepingTables,
    NodesTables,
    StandingTables,
    FactorsTables {}

/** What query modules are handed: a reader, the writer, or a transaction on it. */
export type Reader = Kysely<Database>

/** The transaction of one job of the commit queue: the only way to write. */
export type Trx = Transaction<Database>

export type Row<Table extends keyof Database> = Selectable<Database[Table]>
