import { useLocale } from "#app/i18n/locale.tsx"

const cell = { width: 18, height: 10, pitch: 21 }

/** How far a form has come: cells filled up to here, and the same in words. */
export function Steps({ step, of }: { step: number; of: number }) {
  const { t } = useLocale()
  const width = (of - 1) * cell.pitch + cell.width
  return (
    <p className="steps">
      <svg
        width={width}
        height={cell.height}
        viewBox={`0 0 ${width} ${cell.height}`}
        aria-hidden="true"
      >
        {Array.from({ length: of }, (_, index) => (
          <rect
            key={index}
            className={index < step ? "steps-done" : "steps-left"}
            x={index * cell.pitch + 0.75}
            y="0.75"
            width={cell.width - 1.5}
            height={cell.height - 1.5}
          />
        ))}
      </svg>
      {t("ui.step", { step, of })}
    </p>
  )
}
