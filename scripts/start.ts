import { runSite, settingsOrExit } from "#scripts/serve.ts"

const settings = settingsOrExit()
// React and Remix are quick and quiet only under this name, whatever the mode of the site.
process.env.NODE_ENV = "production"
console.log(`Uade answers at ${await runSite(settings)}`)
