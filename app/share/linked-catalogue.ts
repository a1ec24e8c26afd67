import type { LinkedData } from "./linked-data.ts"
import { licenceAddress } from "#app/lib/licence.ts"

/** A file that can be fetched: its address, size in bytes and hash. */
interface Download {
  readonly address: string
  readonly type: "text/csv" | "application/json"
  readonly bytes: number
  readonly sha256: string
}

interface LinkedDataset {
  readonly name: string
  readonly description: string
  readonly files: readonly Download[]
}

interface Catalogue {
  /** The page's own address. */
  readonly address: string
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly madeAt: string
  readonly datasets: readonly LinkedDataset[]
}

/** A catalogue of data in schema.org's words: what search engines for data read. */
export function linkedCatalogue(catalogue: Catalogue): LinkedData {
  const { address, title, description, publisher, madeAt } = catalogue
  const about = {
    inLanguage: ["kk", "ru", "en"],
    isAccessibleForFree: true,
    license: licenceAddress,
  }
  return {
    "@context": "https://schema.org",
    "@type": "DataCatalog",
    ...{ url: address, name: title, description, ...about },
    publisher: { "@type": "Organization", name: publisher },
    dataset: catalogue.datasets.map(({ name, description, files }) => ({
      "@type": "Dataset",
      ...{ name, description, ...about, dateModified: madeAt },
      creator: { "@type": "Organization", name: publisher },
      distribution: files.map((file) => ({
        "@type": "DataDownload",
        contentUrl: file.address,
        encodingFormat: file.type,
        contentSize: `${String(file.bytes)} B`,
        sha256: file.sha256,
      })),
    })),
  }
}
