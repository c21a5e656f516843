import type { Sentence } from '../../source/document.ts'
import { findAbbreviations } from './abbreviations.ts'
import type { CueCounts } from './cues.ts'
import { occurrencesIn } from './occurrences.ts'
import { mention } from './mention.ts'
import { joinLocal, LocalName } from './localNames.ts'

/** What one text names, once: all the ways in which it writes the name, and where. */
export interface SourceName {
  /** As written, the fullest first. Others are abbreviations of it, surnames alone and spellings. */
  readonly forms: readonly NameForm[]
  /** Where it is named, as `mention` makes them, ascending. */
  readonly mentions: readonly number[]
  readonly cues: CueCounts
  /** How often it is named where a capital means a name. */
  readonly sure: number
  /** How often it stands right before a common noun, as adjectives do. */
  readonly modifying: number
}

export interface NameForm {
  readonly text: string
  readonly count: number
}

/**
 * Finds what a text names, yielding often. It knows no list of names: it goes by capitals, and in scripts that have none
 * by titles and the like.
 * @param language BCP 47.
 */
export function* namesInText(
  text: string,
  sentences: readonly Sentence[],
  language: string,
): Generator<void, SourceName[]> {
  const occurrences = yield* occurrencesIn(text, sentences, language)
  const locals = new Map<string, LocalName>()
  for (const occurrence of occurrences) {
    const local = locals.get(occurrence.key) ?? new LocalName(occurrence.key)
    locals.set(occurrence.key, local)
    local.count(occurrence)
  }
  yield
  const abbreviations = findAbbreviations(occurrences)
  return joinLocal(locals, abbreviations, language).map(finished)
}

function finished({ forms, mentions, cues, sure, modifying }: LocalName): SourceName {
  return {
    forms: Array.from(forms, ([form, count]) => ({ text: form, count })),
    mentions: Array.from(mentions, ([passage, role]) => mention(passage, role)).sort((a, b) => a - b),
    cues,
    sure,
    modifying,
  }
}
