import listed from "./common-passwords.json"

/**
 * The 5,000 passwords that attackers try first, in lower case: the 3,500 most used of eight characters
 * and more, the 1,500 most used of four to seven, of which longer ones are made, and all of fifteen and
 * more, by the ranked list of @zxcvbn-ts/language-common 4.1.3 (MIT), counted in passwords that leaked;
 * beside them keyboard runs, Russian words in the Latin layout and words of this country.
 */
export const commonPasswords: ReadonlySet<string> = new Set(listed)
