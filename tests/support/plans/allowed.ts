/** Tables that stay small, each with what keeps it so: they may be read whole. */
export const smallTables: Readonly<Record<string, string>> = {
  accreditation: "organisations that watch and check",
  approval: "deeds of two members of the staff",
  area: "a country's districts",
  broken_glass: "deeds in need",
  challenge: "verdicts that another watchdog contests",
  code_book: "versions of one book",
  coding_round: "an index holds those that are open",
  data_request: "an index holds those that wait",
  destruction: "one row a day",
  hidden_content: "texts that moderators hid",
  incident: "breaches, few in the life of a site",
  import_run: "files that somebody brought in",
  invitation: "people whom the staff invites",
  kysely_migration: "steps of the schema",
  legal_hold: "orders of courts, each entered by two operators",
  legislative_period: "one in some years",
  log_head: "one row an epoch",
  log_key: "one row a key",
  site_stop: "what operators stopped for all, a few a year",
  moderation_item: "an index holds those that somebody works on",
  organization: "legislatures, groups, watchdogs",
  person_distinction: "decisions of watchdogs",
  person_merge: "decisions of watchdogs",
  person_pair: "records of two sources that have an identifier in common",
  post: "a country's seats",
  profile_code: "letters to deputies",
  rate_count: "places that asked lately: what has lapsed is swept",
  removal: "deeds of two moderators, counted by class in public",
  removal_job: "deeds of two moderators",
  sample_seed: "one row a period",
  signature_audit: "some a petition that ended",
  ticket: "objections of deputies",
}

/**
 * Walks that are meant, by who takes them. `in order`: along an index, for as many rows as are shown and no
 * more, so that PostgreSQL must have nothing to filter on the way; `whole`: every row, and why that is right.
 */
export const meantWalks: Readonly<Record<string, string>> = {
  "db/queries/audit.server.ts listAuditEntries": "in order",
  "db/queries/ballot-records.server.ts listBallotRecords": "in order",
  "db/queries/code-books.server.ts listShownCodeBooks": "in order",
  "db/queries/fresh-verdicts.server.ts listFreshVerdicts": "in order",
  "db/queries/log.server.ts findNewestCheckpoint": "in order",
  "db/queries/log-cosignatures.server.ts findNewestCosignature": "in order",
  "db/queries/log-leaves.server.ts findLastIndex": "in order",
  "db/queries/news-pledges.server.ts listPledgeNews": "in order",
  "db/queries/people.server.ts listDeputies": "in order",
  "db/queries/person-merge-since.server.ts last": "in order",
  "db/queries/person-records.server.ts listPersonRecords": "in order",
  "db/queries/petition-lists.server.ts listPetitions": "in order",
  "db/queries/roll-entries.server.ts hasRollEntries": "in order",
  "db/queries/search.server.ts hasNoTrigrams": "in order",
  "db/queries/seat-records.server.ts listMembershipRecords": "in order",
  "db/queries/sheet-batches.server.ts listBatches": "in order",
  "db/queries/verdict-records.server.ts listVerdictRecords": "in order",
  "db/queries/vote-events.server.ts listVoteEvents": "in order",
  "db/queries/vote-records.server.ts listMotionRecords": "in order",

  "db/jobs.server.ts settledBy": "whole: what a script or a test asks in a job of its own",
  "db/queries/account-list.server.ts listAccountsWithAddress":
    "whole: a command of the operator's looks for an address, and those are sealed",
  "db/queries/evidence-records.server.ts listEvidenceRecords":
    "whole: programs ask since when, along the ids until the page is full",
  "db/queries/petition-records.server.ts listPetitionRecords":
    "whole: programs ask by state, along the ids until the page is full",
  "db/queries/pledge-records.server.ts listPledgeRecords":
    "whole: programs ask since when, along the ids until the page is full",
  "db/queries/vote-records.server.ts listVoteEventRecords":
    "whole: programs ask since when, along the ids until the page is full",
  "db/queries/concerned.server.ts countOf":
    "whole: after a breach it is counted whom it may concern",
  "db/queries/audited-leaves.server.ts listAuditedLeaves":
    "whole: an audit looks at all that was taken out of the count",
  "db/queries/coding-history.server.ts listFinishedCodings":
    "whole: agreement is reckoned over all codings",
  "db/queries/coding-queue.server.ts listWaiting":
    "whole: a coder's next case is chosen among all that wait",
  "db/queries/disclosures.server.ts listDisclosing": "whole: once a day, some fields a petition",
  "db/queries/log-counts.server.ts listPublishedCounts":
    "whole: who checks the log counts every petition",
  "db/queries/outbox.server.ts freeClaims": "whole: once, at the start",
  "db/queries/petition-news.server.ts unnotedSteps": "whole: some steps a petition",
  "db/queries/pledges.server.ts listPledges":
    "whole: filters that are combined at will, along the latest until the page is full",
  "db/queries/coding-records.server.ts listCodingRecords":
    "whole: PostgreSQL joins in an order of its own where tables are empty",
  "db/queries/pledges.server.ts countPledgesByRating": "whole: counts over all promises",
  "db/queries/recall-entries.server.ts listDrives": "whole: an operator's list of petitions",
  "db/queries/search.server.ts emptyTrigrams": "whole: the index is made anew",
  "db/queries/upload-names.server.ts listUploadNames": "whole: a backup copies every file",
  "db/queries/unlogged.server.ts listUnloggedPetitions": "whole: once, at the start",
  "db/touch.server.ts raise": "in order",
}
