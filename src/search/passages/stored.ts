import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import { assemble, type Collection, type Passage } from './collection.ts'
import { digest, sealed, unsealed } from '../seal.ts'
import { storedVocabulary, Vocabulary } from './vocabulary.ts'

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)
const lists = z.object({ starts: numbers, words: numbers })
const field = z.object({
  sequences: lists,
  compounds: lists,
  postings: z.object({
    starts: numbers,
    items: numbers,
    counts: z.custom<Uint16Array>((value) => value instanceof Uint16Array),
  }),
})

/** What is kept of a collection; the rest follows from it and from the passages. */
const stored = z.object({
  /** Of the passages, and of what else decides how they are taken apart. */
  fingerprint: z.string(),
  vocabulary: storedVocabulary,
  kinds: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  text: field,
  notes: field,
  titles: field,
  groupStarts: numbers,
  documentStarts: numbers,
})

/**
 * Writes a collection down without its passages, yielding often.
 * @param key stands for the very passages and how they are taken apart; without it one is made of them.
 */
export function* store(collection: Collection, key?: string): Generator<void, Uint8Array> {
  const { passages, vocabulary, kinds, text, notes, titles, groups, documents } = collection
  const content: z.infer<typeof stored> = {
    fingerprint: key ?? (yield* fingerprint(passages)),
    vocabulary: vocabulary.stored(),
    kinds,
    text: bare(text),
    notes: bare(notes),
    titles: bare(titles),
    groupStarts: groups.starts,
    documentStarts: documents.starts,
  }
  yield
  return yield* sealed(serialize(content))
}

/**
 * Reads a collection that was written down, yielding often.
 * @param bytes kept by the collection: they must not change afterwards.
 * @param key with which it was written down.
 * @returns undefined if it was cut, altered, or made of other passages or by another version.
 */
export function* restore(
  bytes: Uint8Array,
  passages: readonly Passage[],
  key?: string,
): Generator<void, Collection | undefined> {
  const content = yield* unsealed(bytes)
  const read = content && stored.safeParse(deserialized(content)).data
  if (read?.fingerprint !== (key ?? (yield* fingerprint(passages)))) return undefined
  yield
  const { kinds, text, notes, titles, groupStarts, documentStarts } = read
  const vocabulary = yield* Vocabulary.restore(read.vocabulary)
  return assemble({ passages, vocabulary, kinds, text, notes, titles, groupStarts, documentStarts })
}

function bare({ sequences, compounds, postings }: z.infer<typeof field>): z.infer<typeof field> {
  return { sequences, compounds, postings }
}

/** Another version of V8 may have another layout. */
function deserialized(content: Uint8Array): unknown {
  try {
    return deserialize(content)
  } catch {
    return undefined
  }
}

/** Passages to be put into one string at a time. */
const BATCH = 2_000

function* fingerprint(passages: readonly Passage[]): Generator<void, string> {
  const { unicode = '', icu = '' } = process.versions
  function* parts(): Generator<string> {
    yield `${unicode} ${icu} ${passages.length}`
    for (let at = 0; at < passages.length; at += BATCH)
      yield passages
        .slice(at, at + BATCH)
        .map(({ text, notes, title, group, language }) =>
          [text, notes, title, group, language].join('\u0000'),
        )
        .join('\u0001')
  }
  return (yield* digest(parts())).toString('base64')
}
