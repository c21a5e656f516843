import type { CompiledLanguage } from './compiledLanguage.ts'

/** The value of a number as a language writes it in digits; undefined where it is none. */
export function digitsValue(digits: string, decimal: '.' | ','): number | undefined {
  const plain = digits.replace(/[\s\u00a0\u202f'’]/g, '')
  const other = decimal === '.' ? ',' : '.'
  const [whole = '', fraction, ...more] = plain.split(decimal)
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) && fraction !== undefined
  // "1.500" and "1.500.000" in a text that has a point before fractions: three digits are a group all the same.
  if (more.length > 0 || (isGrouped && decimal === ',' && plain.includes(other)))
    return isGrouped ? Number(plain.replace(/[.,]/g, '')) : undefined
  const number = Number(`${whole.replaceAll(other, '')}.${fraction ?? '0'}`)
  if (whole.includes(other) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole))
    return whole.split(other).length === 2 && fraction === undefined
      ? Number(plain.replace(other, '.'))
      : undefined
  return Number.isFinite(number) ? number : undefined
}

/** The value of a number in words, such as "two hundred and fifty thousand" or "zweihundertfünfzig". */
export function wordsValue(words: string, { values }: CompiledLanguage): number | undefined {
  const parts = partsOf(words.toLowerCase(), values)
  if (parts.length === 0) return undefined
  let total = 0
  let current = 0
  for (const value of parts) {
    if (value >= 1000) {
      total += (current === 0 ? 1 : current) * value
      current = 0
    } else if (value === 100) current = (current === 0 ? 1 : current) * 100
    // "quatre-vingts"
    else if (value === 20 && current === 4) current = 80
    else current += value
  }
  return total + current
}

function partsOf(words: string, values: ReadonlyMap<string, number>): number[] {
  const known = [...values.keys()].sort((a, b) => b.length - a.length)
  const found: number[] = []
  let rest = words
  while (rest !== '') {
    const word = known.find((each) => rest.startsWith(each))
    if (word !== undefined) found.push(values.get(word) ?? 0)
    rest = rest.slice(word?.length ?? 1)
  }
  return found
}
