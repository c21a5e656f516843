import { fold } from '../../search/fold.ts'
import type { NameKind } from './nouns.ts'
import type { Run } from './runs.ts'
import type { TextLanguage } from './textLanguage.ts'
import type { SentenceWord } from './words.ts'

/* Scripts without capitals: a name is what stands behind a title, or behind the noun for what it is. */

const CUES: Readonly<
  Record<string, Readonly<Record<'titles' | 'organisations' | 'places' | 'verbs', string>>>
> = {
  ar: {
    titles:
      'الرييس رييس الوزير وزير السيد السيدة الدكتور الدكتورة الشيخ الامير الملك الجنرال اللواء العميد العقيد المستشار ' +
      'النايب القاضي المحامي الصحفي الكاتب المتحدث الناطق السفير الرءيس رءيس النائب الزعيم القائد',
    organisations: 'حركة حزب منظمة جماعة شركة صحيفة قناة وكالة',
    places: 'مدينة قرية محافظة ولاية دولة جمهورية مخيم جزيرة بلدة',
    verbs: 'قال قالت اعلن اعلنت اكد اكدت صرح صرحت اضاف اضافت اوضح اوضحت',
  },
  fa: {
    titles: 'آقای خانم دکتر رئیس ژنرال سردار آیت وزیر سرتیپ',
    organisations: 'حزب گروه سازمان شرکت روزنامه جنبش',
    places: 'شهر روستای استان کشور',
    verbs: 'گفت افزود',
  },
  ur: {
    titles: 'صدر وزیراعظم وزیر جنرل ڈاکٹر مولانا سید جناب محترمہ چیرمین سیکرٹری کپتان کرنل میجر جسٹس',
    organisations: 'جماعت تنظیم کمپنی اخبار',
    places: 'شہر صوبہ ضلع',
    verbs: 'کہا',
  },
  he: {
    titles: 'הנשיא ראש השר שר מר גברת דר פרופ האלוף',
    organisations: 'מפלגת ארגון תנועת חברת',
    places: 'העיר',
    verbs: 'אמר אמרה',
  },
  hi: {
    titles: 'श्री श्रीमती डॉ राष्ट्रपति प्रधानमंत्री मंत्री जनरल मुख्यमंत्री',
    organisations: 'पार्टी',
    places: 'शहर गांव राज्य जिला',
    verbs: 'कहा',
  },
}

/** Whether nothing but such words tells names in the language. */
export function isUncased({ code }: TextLanguage): boolean {
  return code in CUES
}

/** A run with what the word before it says that it is. */
interface UncasedRun extends Run {
  readonly kind: NameKind
}

/** The runs of words behind titles and nouns, at most two words each. */
export function uncasedRuns(
  sentence: string,
  words: readonly SentenceWord[],
  { code, isStopWord }: TextLanguage,
): UncasedRun[] {
  const cues = cuesOf(code)
  const isPart = (at: number): boolean => {
    const [before, word] = [words[at - 1], words[at]]
    if (
      !before ||
      !word ||
      word.word.length < 2 ||
      !/^[ \u00a0]$/u.test(sentence.slice(before.end, word.start))
    )
      return false
    return !isStopWord(word.word) && !cues.verbs.has(word.word) && !/^\p{N}/u.test(word.word)
  }
  const found: UncasedRun[] = []
  for (const [at, { word }] of words.entries()) {
    const kind = cues.titles.has(word) ? 'person' : cues.nouns.get(word)
    if (kind === undefined) continue
    const isTitled = kind === 'person'
    let first = at + 1
    // "The Syrian president": in Arabic what describes the office stands between it and the name.
    while (isTitled && isPart(first) && isDescribing(words[first]?.word ?? '')) first += 1
    if (!isPart(first) || cues.titles.has(words[first]?.word ?? '')) continue
    const last = isTitled && isPart(first + 1) ? first + 1 : first
    found.push({ first, last, isTitled, kind })
  }
  return found
}

/** Where the names of a text that has no capitals stand again without a title. */
export function runsOf(
  names: ReadonlyMap<string, readonly (readonly string[])[]>,
  words: readonly SentenceWord[],
): Run[] {
  const found: Run[] = []
  for (let at = 0; at < words.length; at += 1) {
    const name = names
      .get(words[at]?.word ?? '')
      ?.find((parts) => parts.every((part, offset) => words[at + offset]?.word === part))
    if (!name) continue
    found.push({ first: at, last: at + name.length - 1, isTitled: false })
    at += name.length - 1
  }
  return found
}

function isDescribing(word: string): boolean {
  return word.startsWith('ال')
}

interface CueWords {
  readonly titles: ReadonlySet<string>
  readonly nouns: ReadonlyMap<string, NameKind>
  readonly verbs: ReadonlySet<string>
}

const known = new Map<string, CueWords>()

/** Folded when a language is first met. */
function cuesOf(code: string): CueWords {
  const before = known.get(code)
  if (before) return before
  const folded = (list = ''): ReadonlySet<string> => new Set(list.split(' ').map((word) => fold(word)))
  const { titles, organisations, places, verbs } = CUES[code] ?? {}
  const nouns = new Map<string, NameKind>()
  for (const noun of folded(organisations)) nouns.set(noun, 'organisation')
  for (const noun of folded(places)) nouns.set(noun, 'place')
  const cues = { titles: folded(titles), nouns, verbs: folded(verbs) }
  known.set(code, cues)
  return cues
}
