import { webcrypto } from "node:crypto"
import { CryptoEngine, setEngine } from "pkijs"

/** pkijs computes with Node's own cryptography. Imported for its effect, before anything is verified. */
export const engine = new CryptoEngine({ name: "uade", crypto: webcrypto as Crypto })

setEngine("uade", engine)
