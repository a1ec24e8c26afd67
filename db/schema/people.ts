import type { Generated } from "kysely"

/** People, places and seats, in Popolo's words. */
export interface PeopleTables {
  area: AreaTable
  organization: OrganizationTable
  legislative_period: LegislativePeriodTable
  person: PersonTable
  post: PostTable
  membership: MembershipTable
  electorate: ElectorateTable
  candidacy: CandidacyTable
}

interface AreaTable {
  id: Generated<number>
  public_id: string
  name: string
  kind: string
  parent_id: number | null
  extra: string | null
  import_run_id: number | null
}

interface OrganizationTable {
  id: Generated<number>
  public_id: string
  name: string
  classification: string | null
  parent_id: number | null
  area_id: number | null
  extra: string | null
  import_run_id: number | null
}

interface LegislativePeriodTable {
  id: Generated<number>
  public_id: string
  organization_id: number | null
  name: string
  start_date: string | null
  end_date: string | null
  extra: string | null
  import_run_id: number | null
}

interface PersonTable {
  id: Generated<number>
  public_id: string
  name: string
  family_name: string | null
  given_name: string | null
  sort_name: string | null
  gender: string | null
  birth_date: string | null
  death_date: string | null
  extra: string | null
  import_run_id: number | null
}

interface PostTable {
  id: Generated<number>
  public_id: string
  organization_id: number
  area_id: number | null
  label: string
  role: string | null
  mandate_kind: string | null
  rule_set: string | null
  extra: string | null
  import_run_id: number | null
}

interface MembershipTable {
  id: Generated<number>
  public_id: string
  person_id: number
  organization_id: number
  post_id: number | null
  area_id: number | null
  on_behalf_of_id: number | null
  legislative_period_id: number | null
  role: string | null
  mandate_kind: string | null
  start_date: string | null
  end_date: string | null
  extra: string | null
  import_run_id: number | null
}

interface ElectorateTable {
  id: Generated<number>
  area_id: number
  on_day: string
  registered: number
  source: string
  import_run_id: number | null
}

interface CandidacyTable {
  id: Generated<number>
  public_id: string
  person_id: number
  organization_id: number
  post_id: number | null
  area_id: number | null
  on_behalf_of_id: number | null
  election_on: string
  outcome: string | null
  votes: number | null
  votes_cast: number | null
  extra: string | null
  import_run_id: number | null
}
