/** What the site does not do for now, as its pages say it. */
export const standing = {
  label: "How the site stands",
  "read-only-operator": "Reading only: the site takes no changes for now.",
  "read-only-checking":
    "Reading only: the site is checking its database and takes no changes until it is done.",
  "read-only-database-fault":
    "Reading only: the site cannot store anything just now and tries again by itself.",
  "read-only-restored":
    "Reading only: the site was restored from a backup, and takes no changes until it has been checked.",
} as const
