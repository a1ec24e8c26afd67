/**
 * Rows for tests: valid by default, each with the others it cannot do without; a test overrides the
 * columns that matter to it. Rows are as the tables hold them, in snake_case.
 */
export { insertOne, madeAt, nextPublicId } from "#tests/support/make/insert.ts"
export type { Given } from "#tests/support/make/insert.ts"
export * from "#tests/support/make/accounts.ts"
export * from "#tests/support/make/organizations.ts"
export * from "#tests/support/make/people.ts"
export * from "#tests/support/make/petitions.ts"
export * from "#tests/support/make/pledges.ts"
export * from "#tests/support/make/votes.ts"
