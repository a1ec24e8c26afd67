import { register } from "node:module"
import { mutantOf } from "./list.ts"

/**
 * `node --import tsx --import …/preload.ts?NAME script`: the script runs with that mutant's changes. No setting and no
 * file of the program leads here; only who starts a process by hand can ask for it.
 */
register("./hooks.ts", import.meta.url, {
  data: mutantOf(new URL(import.meta.url).search.slice(1)).changes,
})
