/** How sure it is that a signature is a voter's own. */
export const assurance = {
  email: "E-mail confirmed, district declared by the signer",
  roll: "Matched with the voters’ list",
  oidc: "Confirmed through an outside sign-in service",
  eds: "Signed with an electronic digital signature",
  paper: "Entered from a paper sheet",
} as const
