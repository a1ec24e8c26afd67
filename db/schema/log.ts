/** The public log. Of its tables only `log_head` has rows that change. */
export interface LogTables {
  log_head: LogHeadTable
  log_leaf: LogLeafTable
  log_tile: LogTileTable
  log_checkpoint: LogCheckpointTable
  log_cosignature: LogCosignatureTable
  log_key: LogKeyTable
}

interface LogHeadTable {
  epoch: number
  origin: string
  vkey: string
  size: number
  edge: Buffer
  published_size: number
  published_at: string
}

interface LogLeafTable {
  epoch: number
  leaf_index: number
  type: string
  bytes: Buffer
  hash: Buffer
  petition_id: number | null
  signature_id: number | null
}

interface LogTileTable {
  epoch: number
  level: number
  tile_index: number
  root: Buffer
}

interface LogCheckpointTable {
  epoch: number
  size: number
  root: Buffer
  note: string
  signed_at: string
}

interface LogCosignatureTable {
  epoch: number
  size: number
  witness: string
  key_id: string
  line: string
}

interface LogKeyTable {
  epoch: number
  from_size: number
  vkey: string
}
