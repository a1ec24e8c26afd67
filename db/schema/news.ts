import type { Generated } from "kysely"

/** Who follows what by mail, and the steps of petitions that followers are told of. */
export interface NewsTables {
  follow_request: FollowRequestTable
  follower: FollowerTable
  follow: FollowTable
  petition_news: PetitionNewsTable
}

interface FollowRequestTable {
  id: Generated<number>
  secret_hash: Buffer
  email_tag: Buffer
  email_sealed: Buffer
  lang: string
  rhythm: string
  subject_kind: string
  subject_id: number
  asked_at: string
  expires_at: string
}

interface FollowerTable {
  id: Generated<number>
  secret_hash: Buffer
  email_tag: Buffer
  contact_sealed: Buffer
  lang: string
  rhythm: string
  since: string
  told_until: string
  due_at: string
}

interface FollowTable {
  id: Generated<number>
  follower_id: number
  subject_kind: string
  subject_id: number
  since: string
}

interface PetitionNewsTable {
  id: Generated<number>
  petition_id: number
  track: string
  to_state: string
  transition_id: Generated<number>
  at: string
  told_to: Generated<number>
  told_at: string | null
}
