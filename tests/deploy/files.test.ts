import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { z } from "zod"

const folder = "scripts/deploy/"

function read(name: string): string {
  return readFileSync(folder + name, "utf8")
}

/** Every setting that the program knows, as `.env.example` lists or mentions it. */
const known = new Set(
  [...readFileSync(".env.example", "utf8").matchAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g)].map(
    ([name]) => name,
  ),
)

function unknownOf(names: readonly string[]): string[] {
  return names.filter((name) => !known.has(name))
}

const Service = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  user: z.string().optional(),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.unknown()).default({}),
})

const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})

describe("compose.yaml", () => {
  const whole = Compose.parse(parse(read("compose.yaml"), { merge: true }))
  const services = Object.entries(whole.services)
  const ours = services.filter(([name]) => name !== "database")

  test("names nothing that it does not define", () => {
    for (const [name, service] of services) {
      const volumes = service.volumes.map((volume) => volume.split(":")[0] ?? "")
      expect(Object.keys(whole.volumes), name).toEqual(expect.arrayContaining(volumes))
      expect(Object.keys(whole.secrets), name).toEqual(expect.arrayContaining(service.secrets))
      expect(Object.keys(whole.networks), name).toEqual(expect.arrayContaining(service.networks))
      const before = Object.keys(service.depends_on)
      expect(Object.keys(whole.services), name).toEqual(expect.arrayContaining(before))
    }
  })

  test("runs each of our programs, by a script that is there, with nothing it does not need", () => {
    expect(ours.map(([name]) => name)).toEqual(["migrate", "site", "worker", "witness"])
    for (const [name, { command, ...service }] of ours) {
      expect(existsSync(command[0] ?? "scripts/start.ts"), name).toBe(true)
      expect(service, name).toMatchObject({ read_only: true, user: "1000:1000", cap_drop: ["ALL"] })
      expect(service.security_opt, name).toContain("no-new-privileges:true")
      expect(service.volumes.every((volume) => !volume.startsWith("/"))).toBe(true)
    }
    expect(whole.services["site"]?.ports).toEqual(["127.0.0.1:3000:3000"])
  })

  test("sets only what the program reads, and keys from secrets that it hands over", () => {
    for (const [name, { environment, secrets }] of ours) {
      expect(unknownOf(Object.keys(environment)), name).toEqual([])
      const files = Object.values(environment).flatMap(
        (value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [],
      )
      expect(secrets, name).toEqual(expect.arrayContaining(files))
    }
  })
})

describe("the systemd units", () => {
  const units = ["uade.service", "uade-worker.service"]

  test.each(units)("%s sets only what the program reads, and hardens alike", (unit) => {
    const text = read(unit)
    const names = [...text.matchAll(/^Environment=(\w+)=/gm)].map(([, name = ""]) => name)
    expect(names.length).toBeGreaterThan(3)
    expect(unknownOf(names)).toEqual([])
    const [script = ""] = /scripts\/\w+\.ts/.exec(text) ?? []
    expect(existsSync(script)).toBe(true)
    const first = hardening(read("uade.service"))
    expect(hardening(text)).toEqual(first)
    for (const line of ["ProtectSystem=strict", "NoNewPrivileges=true", "CapabilityBoundingSet="]) {
      expect(first).toContain(line)
    }
    expect(text).not.toMatch(/^MemoryDenyWriteExecute/m)
  })

  function hardening(text: string): string[] {
    return text.slice(text.indexOf("\nUMask")).trim().split("\n")
  }

  test("are understood by systemd, where it is", () => {
    const asked = spawnSync("systemd-analyze", ["verify", ...units.map((unit) => folder + unit)])
    if (asked.error) return
    const said = asked.stderr.toString().split("\n")
    // What is not installed on this machine is no fault of a unit.
    expect(
      said.filter((line) => /uade(-worker)?\.service/.test(line) && !/not exec/.test(line)),
    ).toEqual([])
  })
})

describe("the image", () => {
  const dockerfile = read("Dockerfile")

  test("has a Node that package.json asks for, of an even line", () => {
    const [, major = ""] = /NODE_IMAGE=node:(\d+)-/.exec(dockerfile) ?? []
    const engines = z.object({ engines: z.object({ node: z.string() }) })
    const { node } = engines.parse(JSON.parse(readFileSync("package.json", "utf8"))).engines
    const [, least = ""] = /^>=(\d+)\./.exec(node) ?? []
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least))
    expect(Number(major) % 2).toBe(0)
  })

  test("runs as nobody in particular, the program itself and not npm, from what is in the tree", () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf("FROM "))
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf("USER node")).toBeLessThan(last.indexOf("ENTRYPOINT"))
    expect(last).toMatch(/^ENTRYPOINT \["node", "--import", "tsx"\]$/m)
    const [, script = ""] = /^CMD \["(.+)"\]$/m.exec(last) ?? []
    expect(existsSync(script)).toBe(true)
    expect(last).not.toMatch(/apt-get|npm /)
    const named = [...last.matchAll(/^(?:ENV| {4})\s*(\w+)=/gm)].map(([, name = ""]) => name)
    expect(named).toEqual(["NODE_ENV", "DATA_DIR", "HOST", "PORT"])
  })

  test("takes no key and no data of this machine in", () => {
    const left = readFileSync(".dockerignore", "utf8").split("\n")
    for (const path of [".env", ".git", "var", "scripts/deploy/secrets", "scripts/deploy/site.env"])
      expect(left).toContain(path)
    expect(read(".gitignore").split("\n")).toEqual(expect.arrayContaining(["site.env", "secrets/"]))
  })
})

describe("settings to copy", () => {
  test("are ones that the program reads", () => {
    const names = [...read("site.env.example").matchAll(/^#?([A-Z_]+)=/gm)]
    expect(names.length).toBeGreaterThan(5)
    expect(unknownOf(names.map(([, name = ""]) => name))).toEqual([])
  })
})

describe("the proxies", () => {
  test.each(["Caddyfile", "nginx.conf"])("%s closes what is asked from inside", (name) => {
    const text = read(name)
    expect(text).toContain("/metrics")
    expect(text).toContain("/readyz")
    expect(text).toMatch(/X-Forwarded-For (\{remote_host\}|\$remote_addr)/)
    expect(text).toMatch(/X-Forwarded-Host/)
    const opened = (text.match(/\{$/gm) ?? []).length
    expect((text.match(/^\s*\}$/gm) ?? []).length).toBe(opened)
  })
})
