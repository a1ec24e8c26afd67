import pg from "pg"

/** The address of one database of a server: the server's own address with the name as its path. */
export function inDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on the server's own `postgres` database. */
export async function runAsAdmin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(server, "postgres") })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
