import { uploadKinds } from "./kinds.ts"
import type { UploadKind } from "./kinds.ts"

interface Sent {
  readonly kind: UploadKind
  readonly bytes: Uint8Array
}

/** A page that somebody copied is handed out as its source: opened on a disk it runs nothing either. */
const harmless: Partial<Record<UploadKind, { type: string; ending: string }>> = {
  html: { type: "text/plain", ending: "html.txt" },
}

/**
 * Sends a file to be saved, never to be shown within the site: a picture that is a page as well does
 * nothing here.
 *
 * @param name under which it is offered, without its ending; any letters (RFC 6266, RFC 8187)
 */
export function uploadResponse({ kind, bytes }: Sent, name: string): Response {
  const { type, endings } = uploadKinds[kind]
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": harmless[kind]?.type ?? type,
      "content-disposition": attachment(`${name}.${harmless[kind]?.ending ?? endings[0]}`),
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  })
}

/** Content-Disposition of RFC 6266: a name in ASCII for old clients, the real one beside it (RFC 8187). */
export function attachment(name: string): string {
  // Control characters, marks that turn the reading direction to hide an ending, halves of a letter.
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").replace(/[/\\]/g, "-")
  const plain = clean.replace(/[^ !#$&+.0-9A-Z^_`a-z{}~-]/g, "_")
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(clean)}`
}

/** RFC 8187 `ext-value` characters; encodeURIComponent leaves a few more that it does not allow. */
function extended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  })
}
