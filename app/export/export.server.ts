import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { codeBookText } from "./code-book.server.ts"
import { dataPackageText, tablesIn } from "./data-package.server.ts"
import { writeDataset } from "./dataset.server.ts"
import type { DatasetName } from "./dataset.server.ts"
import { readMe } from "./read-me.ts"
import { Staging } from "./staging.server.ts"
import type { StagedFile } from "./staging.server.ts"

export type ExportHouse = Pick<House, "db" | "providers" | "ruleSets" | "origin">

/**
 * Writes datasets into a folder, as they all stood at one instant, with what describes them. Where something
 * fails the folder is as before.
 *
 * @returns the files, as they were written
 * @throws where the folder cannot be written
 */
export async function exportData(
  house: ExportHouse,
  {
    datasets,
    folder,
    now,
  }: {
    readonly datasets: readonly DatasetName[]
    readonly folder: string
    readonly now: Instant
  },
): Promise<readonly StagedFile[]> {
  const staging = await Staging.open(folder)
  try {
    await house.db.snapshot(async (read) => {
      const from = { house: { ...house, db: { ...house.db, read } }, now }
      for (const name of datasets) await writeDataset(name, from, staging)
      await staging.put("codebook.json", await codeBookText(read, tablesIn(datasets)))
    })
    await staging.put("README.md", readMe(house.origin, datasets))
    const files = [...(await staging.finish())]
    await staging.put("SHA256SUMS", files.map(sumLine).join(""))
    const { origin } = house
    await staging.put("datapackage.json", dataPackageText({ origin, now, datasets, files }))
    return await staging.publish()
  } catch (fault) {
    await staging.discard()
    throw fault
  }
}

function sumLine({ path, sha256 }: StagedFile): string {
  return `${sha256}  ${path}\n`
}
