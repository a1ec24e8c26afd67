import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/local/bin/chromium",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(
    process.env["PROGRAMFILES"] ?? "C:\\Program Files",
    "Google\\Chrome\\Application\\chrome.exe",
  ),
]

const install = "apt-get update && apt-get install -y --no-install-recommends chromium"

/**
 * The Chromium that browser tests drive: CHROMIUM_PATH, else the first of the usual places, else the
 * package of a Debian-like system, which root installs here.
 * @throws with the one command to run, where there is none and it may not be installed
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(
      `The browser tests need Chromium. Run: sudo sh -c '${install}' (or set CHROMIUM_PATH)`,
    )
  }
  console.log(`No Chromium found. Running: ${install}`)
  execFileSync("sh", ["-c", install], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  })
  const installed = findChromium()
  if (!installed) throw new Error("The chromium package was installed but no Chromium is found.")
  return installed
}

function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"]
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
  return named ?? places.find((place) => existsSync(place))
}
