import type { ComponentPropsWithoutRef } from "react"

interface Look {
  /** One primary deed a view; everything beside it is secondary. */
  kind?: "primary" | "secondary" | undefined
  /** All the width on a narrow screen: for signing alone. */
  wide?: boolean | undefined
}

type ButtonProps = Look & ComponentPropsWithoutRef<"button">
type ButtonLinkProps = Look & ComponentPropsWithoutRef<"a">

/** Never disabled: where something is not possible, the answer says why. */
export function Button({ kind, wide, className, type = "submit", ...button }: ButtonProps) {
  return <button className={look({ kind, wide }, className)} type={type} {...button} />
}

export function ButtonLink({ kind, wide, className, children, ...link }: ButtonLinkProps) {
  return (
    <a className={look({ kind, wide }, className)} {...link}>
      {children}
    </a>
  )
}

function look({ kind = "primary", wide }: Look, className?: string): string {
  return ["button", `button-${kind}`, wide && "button-wide", className].filter(Boolean).join(" ")
}
