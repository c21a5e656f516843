/** `[1][2]`, behind a space; empty where there are none. */
export function marksText(marks: readonly number[]): string {
  return marks.length === 0 ? '' : ` ${marks.map((mark) => `[${mark}]`).join('')}`
}
