const BETWEEN = /[\s,.;:!?"“”„«»()[\]{}—–/-]+/

/** Roughly the words of a text in small letters: to tell quickly whether it has any that counts. */
export function smallWords(text: string): string[] {
  return text.toLowerCase().split(BETWEEN)
}
