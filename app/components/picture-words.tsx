interface PictureWordsProps {
  /** Of the picture, as `namedBy` was given it. */
  id: string
  /** What kind of picture it is. */
  title: string
  /** The same as it shows, in words. */
  about: string
}

/** The first things in a picture: its title and what it shows, for who does not see it. */
export function PictureWords({ id, title, about }: PictureWordsProps) {
  return (
    <>
      <title id={`${id}title`}>{title}</title>
      <desc id={`${id}about`}>{about}</desc>
    </>
  )
}

/** What makes a picture of an `svg` whose first child are its `PictureWords`: both are read, the title first. */
export function namedBy(id: string) {
  return { role: "img", "aria-labelledby": `${id}title ${id}about` } as const
}
