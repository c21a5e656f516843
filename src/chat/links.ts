/** An address in running text; what ends a sentence or closes a bracket around it does not belong to it. */
const LINK = /\bhttps?:\/\/[^\s<>|"“”«»\\^`{}]+/giu
const LONGEST_TEXT = 40_000

/** The addresses in a message, each once, in their order. */
export function linksIn(text: string): string[] {
  const found = text.slice(0, LONGEST_TEXT).match(LINK) ?? []
  return [...new Set(found.map(trimmed).filter((link) => URL.canParse(link)))]
}

const AFTER_SENTENCE = new Set('.,;:!?…*_~\'’"')

function trimmed(link: string): string {
  let end = link.length
  for (;;) {
    const last = link.charAt(end - 1)
    const isUnopened = last === ')' && !link.slice(0, end).includes('(')
    if (!AFTER_SENTENCE.has(last) && !isUnopened) return link.slice(0, end)
    end -= 1
  }
}
