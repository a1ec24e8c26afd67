import { expect, test } from "vitest"
import { listUnsynced } from "#scripts/faults/site/trace.ts"

function asks(fd: string, secret: string): string {
  return `7 read(${fd}<socket:[1]>, "POST /en/signature/${secret} HTTP/1.1\\r\\nhost: a", 65536) = 300`
}

function answers(fd: string, status = 303): string {
  const head = `HTTP/1.1 ${String(status)} See Other\\r\\n`
  return `7 writev(${fd}<socket:[1]>, [{iov_base="${head}", iov_len=90}], 1) = 90`
}

/** A call during which another thread was heard. */
function inHalves(line: string, at = line.indexOf('"')): string[] {
  const name = /^7 (\w+)/.exec(line)?.[1] ?? ""
  const heard = "8 write(16<anon_inode:[eventfd]>, 8) = 8"
  return [
    `${line.slice(0, at)} <unfinished ...>`,
    heard,
    `7 <... ${name} resumed>${line.slice(at)}`,
  ]
}

const log = "7 fdatasync(20</var/uade.db-wal>) = 0"
const record = [
  "9 fsync(24</var/checkpoints.log> <unfinished ...>",
  '7 read(31<socket:[3]>, "GET /healthz", 65536) = 12',
  "9 <... fsync resumed>) = 0",
]
const neither = ["a signature was acknowledged before it was synced"]
const noRecord = ["a signature was acknowledged before its checkpoint was synced"]

test.each([
  ["after both were synced", [asks("3", "one"), log, ...record, answers("3")], 1, []],
  ["before anything was", [asks("3", "one"), answers("3")], 1, [...neither, ...noRecord]],
  ["before the record was", [asks("3", "one"), log, record[0], answers("3")], 1, noRecord],
  [
    "after syncs of before",
    [log, ...record, asks("3", "one"), answers("3")],
    1,
    neither.concat(noRecord),
  ],
  [
    "after a sync that failed",
    [asks("3", "one"), log.replace("= 0", "= -1 EIO"), ...record, answers("3")],
    1,
    neither,
  ],
  [
    "after the syncs of another batch, which do for it too",
    [asks("3", "one"), asks("4", "two"), log, ...record, answers("4"), answers("3")],
    2,
    [],
  ],
  ["again, which writes nothing", [asks("3", "old"), answers("3")], 0, []],
  [
    "once more, of one whose first answer was lost on the way",
    [asks("3", "one"), log, ...record, asks("4", "one"), answers("4")],
    0,
    [],
  ],
  [
    "again, where what asked first was told in two halves",
    [...inHalves(asks("3", "one")), log, ...record, answers("3"), asks("4", "one"), answers("4")],
    1,
    [],
  ],
  [
    "that began before the record was synced",
    [asks("3", "one"), log, ...inHalves(answers("3"), 60), ...record],
    1,
    noRecord,
  ],
  ["by a refusal", [asks("3", "one"), answers("3", 409)], 0, []],
])("an acknowledgement %s", (_, lines, acknowledged, unsynced) => {
  const found = listUnsynced(lines.join("\n"), new Set(["old"]))
  expect(found).toEqual({ acknowledged, unsynced })
})
