const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|smid|partner)$/iu

/** An address without what only says how a reader came to it. */
export function plainAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  url.hash = ''
  url.protocol = 'https:'
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  url.pathname = url.pathname.replace(/(?<=.)\/$/u, '')
  return url.href
}
