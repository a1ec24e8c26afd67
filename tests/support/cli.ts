import { execFile } from "node:child_process"
import { promisify } from "node:util"

/** Runs one of the project's commands as a person would, on a database of the test's own. */
export async function runCommand(
  script: `scripts/${string}.ts`,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", script, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
    )
    return { code: 0, out: stdout, err: stderr }
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
