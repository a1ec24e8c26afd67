export { findFreePort, startPostgres } from "#scripts/faults/postgres/server.ts"
export type { PostgresServer } from "#scripts/faults/postgres/server.ts"
