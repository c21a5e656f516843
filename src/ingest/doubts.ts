/** Fewer characters are a teaser or an error page. */
const LEAST_CHARACTERS = 250
/** Fewer paragraphs say nothing of how many are sentences. */
const LEAST_PARAGRAPHS = 8
/** Shorter and without an end of a sentence, a paragraph is a label or an entry of a menu. */
const LONGEST_LABEL = 60
const END_OF_SENTENCE = /[.!?…:;"”»’)\]。！？।۔]$/u

/** How a text ends that goes on for subscribers only, in the languages in which that was met. */
const TEASER_END =
  /(?:subscri(?:be|ption)|sign in|log ?in|register)\b[^.!?\n]{0,60}\b(?:read|continue|access|full)|(?:continue reading|read (?:the )?(?:full|whole) (?:story|article))|already a (?:subscriber|member)|jetzt weiterlesen|mit einem abo|réservée? aux abonnés|contenido exclusivo|(?:…|\.\.\.|\[…\])\s*$/iu
const END_CHARACTERS = 400
const LONGEST_SHOWN = 80

/** What makes a human look at a text before it is quoted, each a sentence. */
export function textDoubts(text: string): string[] {
  return [short(text), teaser(text), labels(text), unreadable(text)].filter((doubt) => doubt !== undefined)
}

function short({ length }: string): string | undefined {
  return length < LEAST_CHARACTERS
    ? `Its text has ${length} characters; it may be a teaser, or the page needs a browser.`
    : undefined
}

function teaser(text: string): string | undefined {
  const end = text.trimEnd().slice(-END_CHARACTERS)
  if (!TEASER_END.test(end)) return undefined
  return `It may be a teaser; its text ends: “${(end.split('\n').at(-1) ?? end).slice(-LONGEST_SHOWN).trim()}”`
}

function labels(text: string): string | undefined {
  const paragraphs = text.split(/\n+/u).filter((paragraph) => paragraph.trim() !== '')
  const short = paragraphs.filter(
    (paragraph) => paragraph.length <= LONGEST_LABEL && !END_OF_SENTENCE.test(paragraph.trim()),
  )
  return paragraphs.length >= LEAST_PARAGRAPHS && short.length > paragraphs.length / 2
    ? `${short.length} of its ${paragraphs.length} paragraphs are no sentences; a menu may have come along.`
    : undefined
}

function unreadable(text: string): string | undefined {
  return text.includes('\u{FFFD}') ? 'Some of its characters could not be read.' : undefined
}

/**
 * What is doubtful about a date, as a sentence.
 * @param published as the document has it; a whole date, or a beginning of one.
 * @param today `YYYY-MM-DD`.
 */
export function dateDoubts(published: string | undefined, today: string): string[] {
  if (published === undefined) return ['It gives no date.']
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(published)?.[0]
  // A day ahead may be today elsewhere.
  const isToCome = day !== undefined && Date.parse(day) > Date.parse(today) + 86_400_000
  return isToCome ? [`Its date is to come: ${day}.`] : []
}
