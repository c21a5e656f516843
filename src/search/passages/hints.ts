/** English questions that ask for a thing in certain words, and how sentences tell it. */
const HINTS: readonly { readonly asks: RegExp; readonly tells: RegExp }[] = [
  { asks: /\bhow much|percent|cost|money|paid|price/, tells: /[$€£¥₹%]|percent/ },
  {
    asks: /^why|reason|cause/,
    tells: /\b(?:because|due to|since|caus|reason|result|so that|in order|therefore)/,
  },
  {
    asks: /\b(?:called|named?|term|known|referred)\b/,
    tells: /\b(?:called|named|known as|referred|termed|dubbed|term|nickname|name)\b|["“”]/,
  },
  {
    asks: /^how (?!many|much|long|old|far|tall|high|large|big|often)/,
    tells: /\b(?:by|through|via|using|with)\b/,
  },
  { asks: /how old|what age/, tells: /\b(?:age|aged|years old)\b/ },
  {
    asks: /how (?:long|far|tall|high|large|big|wide|deep|fast|much)/,
    tells:
      /\d ?(?:miles?|km|kilomet|feet|ft|met|years?|months?|days?|hours?|minutes?|seconds?|acres|sq|%|percent|million|billion|tons?|kg|pounds|°)/,
  },
]

/** How sentences tell what the question asks for; empty if that is not plain. */
export function hintsFor(question: string): readonly RegExp[] {
  const lower = question.toLowerCase()
  return HINTS.filter(({ asks }) => asks.test(lower)).map(({ tells }) => tells)
}
