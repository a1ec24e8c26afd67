import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

interface Bill {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly { name: string; version: string; purl: string }[]
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

test("`npm run sbom` names every package that the program stands on, by its version", () => {
  const printed = execFileSync("npm", ["run", "--silent", "sbom"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  })
  const bill = JSON.parse(printed) as Bill
  expect([bill.bomFormat, bill.specVersion]).toEqual([
    "CycloneDX",
    expect.stringMatching(/^1\.\d$/),
  ])
  const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Manifest
  const direct = Object.entries({ ...dependencies, ...devDependencies })
  expect(
    direct.map(([name, version]) => `${name}@${version}`).filter((it) => !named.has(it)),
  ).toEqual([])
  for (const { purl } of bill.components) expect(purl).toMatch(/^pkg:npm\//)
})
