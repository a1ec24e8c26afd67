import { createHash } from "node:crypto"

/** The site's own colours, both sets: an embedded page fetches nothing beside itself. */
const light =
  "--paper:oklch(99.4% .004 80);--ink:oklch(25% .03 325);--ink-2:oklch(44% .026 325);--line:oklch(87.5% .013 70);--accent:oklch(41% .125 338)"
const dark =
  "--paper:oklch(24.5% .02 325);--ink:oklch(93.5% .01 80);--ink-2:oklch(77% .014 325);--line:oklch(36% .022 325);--accent:oklch(81% .095 338)"

/** The whole style of embedded pages. `auto` follows the reader's system. */
export const embedStyle = `:root{color-scheme:light;${light}}
.dark{color-scheme:dark;${dark}}
@media(prefers-color-scheme:dark){.auto{color-scheme:dark;${dark}}}
*{box-sizing:border-box;margin:0}
body{padding:1rem;background:var(--paper);color:var(--ink);border:1px solid var(--line);font:1rem/1.45 Roboto,"Noto Sans",system-ui,sans-serif;overflow-wrap:break-word}
h1{font:500 1.25rem/1.3 Georgia,"Noto Serif",serif}
h2{font-size:.875rem;line-height:1.45}
p,li{margin-block-start:.25rem}
ul{padding:0;list-style:none}
a{color:var(--accent);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.meta{color:var(--ink-2);font-size:.875rem}
.halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12rem,100%),1fr));gap:1rem;margin-block:.75rem;padding-block:.75rem;border-block:2px solid var(--ink)}
.count{margin-block:.75rem 0;font:500 2rem/1 Georgia,"Noto Serif",serif}
.bar{display:block;inline-size:100%;block-size:.75rem;color:var(--accent)}
.bar-all{fill:none;stroke:var(--ink-2)}
.bar-now{fill:currentColor}
@media(forced-colors:active){.bar{color:CanvasText}}
`

const digest = createHash("sha256").update(embedStyle).digest("base64")

/** What an embedded page may do: show itself in any frame, in its own one style, and nothing else. */
export const embedPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${digest}'`,
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors *",
].join("; ")
