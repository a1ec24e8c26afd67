import { GuideSection } from "./section.tsx"

const surfaces = ["paper", "sheet", "wash", "stalled-w", "heat-1", "heat-2", "heat-3", "heat-4"]
const inks = ["ink", "ink-2", "accent", "accent-2", "line", "line-2"]
const verdicts = ["kept", "partly", "progress", "stalled", "broken", "quiet"]
const sizes = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "figure"]
const spaces = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"]

/** Colours, sizes of letters and distances, drawn from the custom properties themselves. */
export function Foundations() {
  return (
    <>
      <GuideSection title="Colours">
        <Swatches title="Surfaces" names={surfaces} />
        <Swatches title="Ink, action and lines" names={inks} />
        <Swatches title="Verdicts" names={verdicts} />
      </GuideSection>
      <GuideSection title="Type">
        {sizes.map((size) => (
          <p key={size} className={`guide-${size}`}>
            Әділдік пен уәде <code className="meta">--{size}</code>
          </p>
        ))}
        <p className="guide-voice">«Көшеге 85 жарық шам орнатамыз.» — --voice</p>
        <p>Құжаттың жолы мен саны: 0123456789 — --plain</p>
        <p className="guide-mono">b1946ac92492d234 — --mono</p>
      </GuideSection>
      <GuideSection title="Space">
        {spaces.map((space) => (
          <p key={space} className="guide-space">
            <svg className={`guide-${space}`} height="12" aria-hidden="true">
              <rect width="100%" height="100%" fill="var(--accent)" />
            </svg>
            <code>--{space}</code>
          </p>
        ))}
      </GuideSection>
    </>
  )
}

function Swatches({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="guide-swatches">
        {names.map((name) => (
          <li key={name}>
            <svg className="guide-swatch" aria-hidden="true">
              <rect width="100%" height="100%" fill={`var(--${name})`} />
            </svg>
            <code>--{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
