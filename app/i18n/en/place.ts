export const place = {
  lead: "Choose your region, then your district: it shows who represents you.",
  empty: "No region is on record yet",
  "empty-why": "Regions and districts come with the data of a legislature.",
  inside: "Districts here",
  places: "Places of this district",
  represented: "Who represents this place",
  former: "Earlier",
  nobody: "Nobody on record represents this place now.",
  electorate: "Registered voters",
  "electorate-on": "{count, number} on {date}",
} as const
