import type { Span } from '../../source/quote.ts'

/** A stretch in quotation marks; the marks are part of it. */
export interface Quotation extends Span {
  /** Whether its first mark stands there: what goes on from another paragraph may have none. */
  readonly isOpened: boolean
  readonly isClosed: boolean
}

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '"': '"”',
}
const MARK = /["“”„«»]/g

/**
 * What a paragraph sets in quotation marks, in its order. A mark that only closes closes what began with the paragraph;
 * one that only opens, as where a quotation goes on in the next paragraph, holds until the paragraph's end.
 */
export function quotationsIn(text: string, { start, end }: Span): Quotation[] {
  const found: Quotation[] = []
  let open: { readonly at: number; readonly closers: string } | undefined
  for (const match of text.slice(start, end).matchAll(MARK)) {
    const [mark] = match
    const at = start + match.index
    if (open?.closers.includes(mark) === true && !(mark === '"' && opens(text, at))) {
      found.push({ start: open.at, end: at + 1, isOpened: true, isClosed: true })
      open = undefined
    } else if (mark === '”' || (mark === '"' && !opens(text, at)) || (mark === '»' && !opens(text, at))) {
      if (found.length === 0 && !open) found.push({ start, end: at + 1, isOpened: false, isClosed: true })
      open = undefined
    } else open = { at, closers: CLOSERS[mark] ?? mark }
  }
  if (open) found.push({ start: open.at, end, isOpened: true, isClosed: false })
  return found
}

/** Whether a mark that looks the same on both sides opens: a space or a bracket stands before it, a letter behind. */
function opens(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  if (after === '' || /[\s.,;:!?)\]]/.test(after)) return false
  return before === '' || /[\s([—–:-]/.test(before) || !/[.,!?…]/.test(before)
}
