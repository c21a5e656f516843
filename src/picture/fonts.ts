import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Blob, Face, Font } from 'harfbuzzjs'

/** One weight of a font, and the characters that it has. */
export interface Typeface {
  readonly font: Font
  readonly unitsPerEm: number
  readonly characters: ReadonlySet<number>
}

const { resolve } = createRequire(import.meta.url)

/**
 * The typefaces of each weight that pictures are written in. A character is taken from the first that has it: Latin,
 * Greek, Cyrillic and Devanagari from the one, Arabic from the other.
 */
const typefaces: ReadonlyMap<number, readonly [Typeface, ...Typeface[]]> = new Map([
  [
    400,
    [
      load('noto-sans/400Regular/NotoSans_400Regular.ttf'),
      load('noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    ],
  ],
  [
    600,
    [
      load('noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
      load('noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'),
    ],
  ],
])

/** The typefaces of a weight as CSS counts it; the first is the one that lines are set by. */
export function typefacesOf(weight: number): readonly [Typeface, ...Typeface[]] {
  const found = typefaces.get(weight)
  if (!found)
    throw new Error(`Pictures are written in weights ${[...typefaces.keys()].join(', ')}, not ${weight}.`)
  return found
}

function load(file: string): Typeface {
  const face = new Face(new Blob(readFileSync(resolve(`@expo-google-fonts/${file}`))))
  return { font: new Font(face), unitsPerEm: face.upem, characters: new Set(face.collectUnicodes()) }
}
