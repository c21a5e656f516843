/*
 * Values in quotation marks. Between straight ones a backslash lets any character stand: `\"`, `\\`, `\n`, `\r`, `\t`,
 * and `\u{202e}` for one that nobody could see.
 */

/** Ends lines, moves or hides what is around it, or is half a character: no line that people are shown has it bare. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

const LETTERS: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' }
const LETTERED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** A value as one word: as it is, or in quotation marks where it would be read as several words or as syntax. */
export function quoted(value: string): string {
  return /^[^\s"“”„«»:\\]+$/u.test(value) && isSeen(value) ? value : inQuotes(value)
}

/** A value in straight quotation marks, on one line, with nothing in it that cannot be seen. */
export function inQuotes(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(UNSEEN, (unit) => `\\${LETTERS[unit] ?? `u{${unit.charCodeAt(0).toString(16)}}`}`)
  return `"${escaped}"`
}

/** Whether all of a value can be seen where it stands on a line. */
export function isSeen(value: string): boolean {
  return value.search(UNSEEN) === -1
}

/** What stood between straight quotation marks; a backslash before anything else is a backslash. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:([\\"])|([nrt])|u\{([0-9a-f]{1,4})\})/gi,
    (_, same: string | undefined, letter: string | undefined, code: string | undefined) =>
      same ??
      (letter === undefined
        ? String.fromCharCode(parseInt(code ?? '', 16))
        : (LETTERED[letter.toLowerCase()] ?? '')),
  )
}
