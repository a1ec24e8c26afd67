import { List, ListItem } from "./list-item.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import type { MessageArgs, MessageKey } from "#app/i18n/translate.ts"

/** The names of datasets: of each there is a title and a sentence. */
export type ShownName =
  | "popolo"
  | "votes"
  | "promises"
  | "evidence"
  | "verdicts"
  | "codings"
  | "petitions"
  | "removals"
  | "log"

interface ShownFile {
  readonly path: string
  readonly sha256: string
  readonly rows: number | null
  readonly bytes: number
}

interface DumpDatasetsProps {
  /** The address of the folder that the files lie in, without a slash at the end. */
  readonly folder: string
  readonly datasets: readonly { readonly name: ShownName; readonly files: readonly ShownFile[] }[]
}

/** What a dump holds: each dataset in words, with its files, how many records they hold, and their hashes. */
export function DumpDatasets({ folder, datasets }: DumpDatasetsProps) {
  const { t } = useLocale()
  return (
    <List>
      {datasets.map(({ name, files }) => (
        <ListItem key={name} title={t(`data.dataset-${name}`)}>
          <p>{t(`data.holds-${name}`)}</p>
          <ul className="dump-files">
            {files.map((file) => (
              <FileLine key={file.path} folder={folder} {...file} />
            ))}
          </ul>
          <Checksums name={t(`data.dataset-${name}`)} files={files} />
        </ListItem>
      ))}
    </List>
  )
}

function FileLine({ folder, path, rows, bytes }: ShownFile & { readonly folder: string }) {
  const { t } = useLocale()
  return (
    <li className="dump-file">
      <a href={`${folder}/${path}`} translate="no">
        {path}
      </a>
      {rows !== null && <span>{t("data.rows", { count: rows })}</span>}
      <span>{t(...sizeWords(bytes))}</span>
    </li>
  )
}

function Checksums({
  name,
  files,
}: {
  readonly name: string
  readonly files: readonly ShownFile[]
}) {
  const { t } = useLocale()
  return (
    <details className="folded">
      <summary>
        {t("data.checksums")} <span className="visually-hidden">{name}</span>
      </summary>
      <dl className="definitions" translate="no">
        {files.map(({ path, sha256 }) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>
              <code className="hash">{sha256}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A size in the unit in which it is a small number; of thousands, as disks are sold. */
function sizeWords(bytes: number): [MessageKey, MessageArgs] {
  if (bytes < 1000) return ["data.size-b", { size: bytes }]
  if (bytes < 1_000_000) return ["data.size-kb", { size: Math.ceil(bytes / 1000) }]
  return ["data.size-mb", { size: Math.round(bytes / 100_000) / 10 }]
}
