import sharp from "sharp"
import type { Metadata, Sharp } from "sharp"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { Semaphore } from "#app/lib/semaphore.ts"
import type { MediaKind } from "./kinds.ts"

/** The kinds that are drawn anew. */
export type PictureKind = Exclude<MediaKind, "pdf">

export interface CleanPicture {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

export type PictureRefusal = "torn" | "animated" | "too-many-pixels"

/** Width times height at most: a small file can unfold into gigabytes. */
export const mostPixels = 40_000_000

/** Seconds that one picture may take, reading and drawing it. */
const patience = 20

/** A picture of 40 million pixels takes some 150 MB while it is drawn: one at a time, few in the line. */
const easel = new Semaphore(1, 20)

/**
 * Draws a picture anew from its pixels: nothing of the file that came is kept but what can be seen. Place,
 * time, device, author, comments, previews, colour profiles and whatever was hung on at the end are gone;
 * colours are brought to sRGB and the picture stands upright.
 *
 * @param kind what the first bytes say; a file that reads as another kind is `torn`
 * @returns the new file, of the same kind, with its size in pixels. Refuses: `torn`, where it is cut off,
 * damaged or takes too long; `animated`, where it holds more than one frame; `too-many-pixels`
 * @throws Crowded where too many pictures wait already
 */
export function cleanPicture(
  kind: PictureKind,
  bytes: Buffer,
): Promise<Outcome<CleanPicture, PictureRefusal>> {
  return easel.run(() => redraw(kind, bytes))
}

async function redraw(
  kind: PictureKind,
  bytes: Buffer,
): Promise<Outcome<CleanPicture, PictureRefusal>> {
  const seen = await look(bytes)
  if (seen?.format !== kind) return refuse("torn")
  if (seen.width * seen.height > mostPixels) return refuse("too-many-pixels")
  if ((seen.pages ?? 1) > 1) return refuse("animated")
  try {
    const drawn = sharp(bytes, { failOn: "error", limitInputPixels: mostPixels })
      .timeout({ seconds: patience })
      .autoOrient()
      .toColourspace("srgb")
    const { data, info } = await encoded[kind](drawn).toBuffer({ resolveWithObject: true })
    return accept({ bytes: data, width: info.width, height: info.height })
  } catch {
    return refuse("torn")
  }
}

/** Reads the header alone, whatever size it claims. */
async function look(bytes: Buffer): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { failOn: "error", limitInputPixels: false }).metadata()
  } catch {
    return undefined
  }
}

const encoded: Record<PictureKind, (drawn: Sharp) => Sharp> = {
  jpeg: (drawn) => drawn.jpeg({ quality: 85 }),
  png: (drawn) => drawn.png({ compressionLevel: 9 }),
  webp: (drawn) => drawn.webp({ quality: 85 }),
}
