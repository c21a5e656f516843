/**
 * Makes what is looked up by a language out of a table of what is written down for it, each when it is first wanted.
 * @param written by primary subtags of BCP 47.
 * @returns a function of a tag; it gives undefined for a language that the table does not have.
 */
export function byLanguage<Written, Compiled>(
  written: Readonly<Record<string, Written>>,
  compile: (written: Written) => Compiled,
): (tag: string) => Compiled | undefined {
  const compiled = new Map<string, Compiled | undefined>()
  return (tag) => {
    const [primary = ''] = tag.toLowerCase().split('-', 1)
    if (!compiled.has(primary)) {
      const own = written[primary]
      compiled.set(primary, own && compile(own))
    }
    return compiled.get(primary)
  }
}

/** The items of a list that is written with spaces between them. */
export function items(list: string): string[] {
  return list.split(/\s+/).filter(Boolean)
}
