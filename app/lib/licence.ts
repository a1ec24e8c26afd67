/** Under what the open data are given (CC BY 4.0). */
export const licenceAddress = "https://creativecommons.org/licenses/by/4.0/"
