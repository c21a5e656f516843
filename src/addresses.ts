/*
 * The addresses under which the program's own pages and pictures are found: what the web server serves and what cards
 * link to.
 */

/** As the web server's router reads them. */
export const ROUTES = {
  source: '/sources/:id',
  picture: '/pictures/:name',
  /** What takes bodies as long as a file. */
  libraryFile: '/api/library/file',
  libraryDraft: '/api/library/draft',
} as const

/** A source in the source reader. */
export function sourcePath(id: string): string {
  return `/sources/${encodeURIComponent(id)}`
}

/** A passage in the source reader, set off. */
export function passagePath({
  source,
  start,
  end,
}: {
  readonly source: string
  /** In UTF-16 units of the source's text. */
  readonly start: number
  readonly end: number
}): string {
  return `${sourcePath(source)}?from=${start}&to=${end}#passage`
}

/** A picture, by the painter's hash of it. */
export function picturePath(hash: string): string {
  return `/pictures/${hash}.png`
}

/** The hash of the picture that a name in such a path stands for. */
export function pictureHash(name: string): string {
  return name.replace(/\.png$/, '')
}
