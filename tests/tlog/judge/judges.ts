import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Case } from "#tests/tlog/cases.ts"

const packages = ["golang-go", "golang-golang-x-mod-dev", "openssl", "python3"]
const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`
/** Where Debian puts the sources of Go packages. */
const gopath = "/usr/share/gocode"

/**
 * Makes sure that the programs are here that judge our proofs and that we did not write. Root on a Debian-like
 * system installs them.
 * @throws with the one command to run where they are missing and may not be installed
 */
export function ensureJudges(): void {
  if (areHere()) return
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(`The log's tests need other people's verifiers. Run: sudo sh -c '${install}'`)
  }
  execFileSync("sh", ["-c", install], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  })
  if (!areHere()) throw new Error(`The packages are installed and not found: ${packages.join(" ")}`)
}

function areHere(): boolean {
  const isThere = existsSync(path.join(gopath, "src/golang.org/x/mod/sumdb/tlog"))
  return isThere && ["go", "python3", "openssl"].every((name) => answers(name))
}

function answers(name: string): boolean {
  try {
    execFileSync(name, [name === "python3" ? "--version" : "version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** What Go's verifier of the checksum database says to each case: all in one run of one program. */
export function judgeByGo(cases: readonly Case[]): boolean[] {
  const folder = mkdtempSync(path.join(tmpdir(), "uade-judge-"))
  const program = path.join(folder, "judge")
  try {
    execFileSync("go", ["build", "-o", program, "tests/tlog/judge/main.go"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        ...{ GO111MODULE: "off", GOPATH: gopath, GOFLAGS: "" },
        // What was built once is linked alone from then on.
        GOCACHE: path.join(tmpdir(), "uade-go-cache"),
      },
    })
    return run(program, [], cases)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What Python says by the standard's own recursion, and openssl of the signatures. */
export function judgeByPython(cases: readonly Case[]): boolean[] {
  return run("python3", ["tests/tlog/judge/judge.py"], cases)
}

function run(program: string, args: readonly string[], cases: readonly Case[]): boolean[] {
  const out = execFileSync(program, args, {
    input: JSON.stringify(cases),
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(out.toString()) as boolean[]
}
