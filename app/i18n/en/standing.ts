/** What the site does not do for now, as its pages say it. */
export const standing = {
  "stop-signing-title": "Signing is stopped for now",
  "stop-signing":
    "Nobody can sign here until it goes on. Signatures given before stay counted, and can be withdrawn as before.",
  "stop-opening-title": "No petition can be begun for now",
  "stop-opening":
    "What is written here is not taken until that goes on. Petitions under way go on as before.",
  "stop-search-title": "The search is switched off for now",
  "stop-search": "A deputy can still be found by region and district.",
  "stop-mail-title": "Letters go out late",
  "stop-mail":
    "A letter that this page promises waits here, and is sent as soon as mail goes on. Nothing is lost; there is no need to ask again.",
  "cause-upkeep": "The reason: work on the site.",
  "cause-fault": "The reason: a fault was found and is being mended.",
  "cause-attack": "The reason: the site is under attack.",
  "cause-law": "The reason: a decision of a court or an authority.",
  since: "Stopped at: {at}",
  label: "How the site stands",
  "read-only-operator": "Reading only: the site takes no changes for now.",
  "read-only-checking":
    "Reading only: the site is checking its database and takes no changes until it is done.",
  "read-only-database-fault":
    "Reading only: the site cannot store anything just now and tries again by itself.",
  "read-only-restored":
    "Reading only: the site was restored from a backup, and takes no changes until it has been checked.",
} as const
