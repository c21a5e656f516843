import type { Named, NameIndex } from '../search/names/nameIndex.ts'
import type { Passage } from '../search/passages/passageIndex.ts'
import { TextNames } from './textNames.ts'

/** What the texts hold, whatever facts are known: it follows from the passages and from the entries' names. */
export interface TextFindings {
  /** Names that stand in the texts, each its own id. */
  readonly textNameList: readonly Named[]
  /** By an entry's id the passages that name it. */
  readonly namedIn: ReadonlyMap<string, readonly number[]>
}

/** Looks through the passages, yielding often. */
export function* findInTexts(passages: readonly Passage[], names: NameIndex): Generator<void, TextFindings> {
  const textNames = new TextNames()
  const namedIn = new Map<string, number[]>()
  for (const [number, { text, language }] of passages.entries()) {
    textNames.add(text, language)
    for (const id of new Set(names.mentions(text).map((mention) => mention.id))) {
      const known = namedIn.get(id)
      if (known) known.push(number)
      else namedIn.set(id, [number])
    }
    yield
  }
  return {
    textNameList: yield* textNames.finish(),
    namedIn,
  }
}
