export const sign = {
  confirm: "Confirm",
  step: "Step {step, number} of {steps, number}",
} as const
