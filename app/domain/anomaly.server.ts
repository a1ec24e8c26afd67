import {
  anomalyRules,
  bursts,
  disclosureFloor,
  equalDwells,
  unusualDomains,
  unusualNetworks,
} from "./anomaly.ts"
import type { DomainGroup, DwellGroup, MinuteGroup, NetworkGroup } from "./anomaly.ts"
import { domainOf } from "./signing-trace.server.ts"
import { openStatement } from "./signature-secrets.server.ts"
import type { House } from "#app/context.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findSealedStatement } from "#db/queries/signature-requests.server.ts"
import {
  countByDwell,
  countByMail,
  countByMinute,
  countByNetwork,
  countTraced,
} from "#db/queries/signing-groups.server.ts"
import type { Reader } from "#db/schema.ts"

/** What is unusual about a petition's signatures, as counts: no name, no address, no domain of few. */
export interface Anomalies {
  readonly standing: number
  readonly traced: number
  readonly networks: readonly NetworkGroup[]
  /** Every domain of ten signatures or more. */
  readonly domains: readonly DomainGroup[]
  /** Keyed hashes of the domains that are unusual. */
  readonly unusual: readonly string[]
  readonly otherDomains: number
  readonly bursts: readonly MinuteGroup[]
  readonly dwells: readonly DwellGroup[]
}

/** Finds what is unusual about the signatures of a petition that stand, for its moderators: all of them are counted. */
export async function findAnomalies(
  house: Pick<House, "db" | "keys">,
  petition: Pick<StoredPetition, "id" | "publicId">,
): Promise<Anomalies> {
  const { aside: read } = house.db
  const { standing, traced } = await countTraced(read, petition.id)
  const networks = await countByNetwork(read, petition.id, anomalyRules.network.least)
  const mail = await countByMail(read, petition.id, disclosureFloor)
  const domains = []
  for (const { mail: tag, count, example } of mail.groups) {
    domains.push({ mail: tag, count, name: await nameOf(house, read, petition.publicId, example) })
  }
  return {
    ...{ standing, traced, domains, otherDomains: mail.others },
    networks: unusualNetworks(networks),
    unusual: unusualDomains(domains, traced).map((group) => group.mail),
    bursts: bursts(await countByMinute(read, petition.id)),
    dwells: equalDwells(await countByDwell(read, petition.id)),
  }
}

/** The domain of one signature's address, which stands nowhere but in its sealed statement. */
async function nameOf(
  { keys }: Pick<House, "keys">,
  db: Reader,
  petition: string,
  signatureId: number,
): Promise<string | null> {
  const sealed = await findSealedStatement(db, signatureId)
  return sealed ? domainOf(openStatement(keys, petition, sealed).email).toLowerCase() : null
}
