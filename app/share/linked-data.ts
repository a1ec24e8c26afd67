/** What a page says to programs that read schema.org's words. A block of data: nothing of it is run. */
export type LinkedData = Readonly<Record<string, unknown>>

/** The page it stands on: its address without a readable tail, and what it is called, cut to a line. */
interface About {
  readonly address: string
  readonly title: string
}

interface Seat {
  readonly organization: { readonly name: string }
  readonly area: { readonly name: string } | null
  readonly party: { readonly name: string } | null
}

/** A person, with the seat and, where it is known, the same person at Wikidata. */
export function linkedPerson(
  { address, title }: About,
  seat: Seat | null,
  identifiers: readonly { readonly scheme: string; readonly identifier: string }[],
): LinkedData {
  const sameAs = identifiers
    .filter(({ scheme, identifier }) => scheme === "wikidata" && /^Q\d+$/.test(identifier))
    .map(({ identifier }) => `http://www.wikidata.org/entity/${identifier}`)
  return {
    ...thing("Person", address),
    name: title,
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...(seat ? { memberOf: [legislature(seat), ...party(seat)] } : {}),
  }
}

/** A promise: words that are attributed to a person, and where they were read. Never a rating. */
export function linkedPledge(
  { address, title }: About,
  pledge: {
    readonly lang: string
    readonly saidOn: string | null
    readonly personName: string
    readonly source: { readonly url: string }
  },
): LinkedData {
  return {
    ...thing("Quotation", address),
    text: title,
    inLanguage: pledge.lang,
    ...(pledge.saidOn === null ? {} : { dateCreated: pledge.saidOn }),
    creator: { "@type": "Person", name: pledge.personName },
    ...(pledge.source.url.length <= longestAddress ? { isBasedOn: pledge.source.url } : {}),
  }
}

/** A petition, with how many have signed it by the published log. */
export function linkedPetition(
  { address, title }: About,
  petition: {
    readonly lang: string
    readonly person: { readonly name: string }
    readonly openedAt: string | null
    readonly signatureCount: number
  },
): LinkedData {
  return {
    ...thing("CreativeWork", address),
    name: title,
    inLanguage: petition.lang,
    about: { "@type": "Person", name: petition.person.name },
    ...(petition.openedAt === null ? {} : { datePublished: petition.openedAt }),
    interactionStatistic: {
      "@type": "InteractionCounter",
      interactionType: "https://schema.org/EndorseAction",
      userInteractionCount: petition.signatureCount,
    },
  }
}

/** In characters: the block stays small, whatever a source is called. */
const longestAddress = 300

function thing(type: string, address: string): LinkedData {
  return { "@context": "https://schema.org", "@type": type, "@id": address, url: address }
}

function legislature({ organization, area }: Seat): LinkedData {
  return {
    "@type": "GovernmentOrganization",
    name: organization.name,
    ...(area ? { areaServed: area.name } : {}),
  }
}

function party({ party }: Seat): LinkedData[] {
  return party ? [{ "@type": "Organization", name: party.name }] : []
}
