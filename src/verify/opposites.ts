import { stemmer } from '@orama/stemmers/english'

/* English words that turn a statement round, in pairs of groups. */
const PAIRS = `
rise rose increase increased grow grew growth climb jump surge higher more expand boost gain | fall fell drop decline decrease sink shrink plunge lower less fewer reduce reduction cut loss
import imported importing imports | export exported exporting exports
win won victory | lose lost defeat defeated
accept accepted approve approved agree agreed welcome welcomed | reject rejected refuse refused oppose opposed
support supported back backed praise praised | oppose opposed condemn condemned denounce denounced criticise criticised
open opened opening reopen reopened | close closed closure shut
start started begin began launch launched | end ended stop stopped halt halted cease
confirm confirmed admit admitted | deny denied dispute
release released free freed | detain detained arrest arrested jail jailed
arrive arrived enter entered join joined | leave left quit withdraw withdrew withdrawn
deploy deployed | withdraw withdrew withdrawn pull
strengthen strengthened deepen improve improved boost enhance ease eased | weaken weakened strain strained worsen worsened erode eroded
appoint appointed name named elect elected | dismiss dismissed sack sacked fire fired remove removed oust ousted
buy bought purchase | sell sold
north northern | south southern
east eastern | west western
before | after
morning | evening night
men man male | women woman female
daily | weekly monthly annual yearly
weekly | monthly annual yearly daily
monthly | annual yearly daily weekly
annual yearly | daily weekly monthly
majority most | minority few
maximum largest biggest highest longest | minimum smallest lowest shortest
first | last second third
ally allies friend partner | enemy enemies rival foe
legal lawful | illegal unlawful
recognise recognised recognize recognized | ignore
separate separates separating | unite unites uniting
former ex | current incumbent
military | civilian
`

type Side = 0 | 1
interface Place {
  readonly pair: number
  readonly side: Side
}

const places = new Map<string, Place[]>()
for (const [pair, line] of PAIRS.trim().split('\n').entries())
  for (const [side, words] of line.split('|').entries())
    for (const word of words.trim().split(/\s+/)) {
      const stem = stemmer(word)
      const known = places.get(stem) ?? []
      if (!known.some((place) => place.pair === pair)) known.push({ pair, side: side === 0 ? 0 : 1 })
      places.set(stem, known)
    }

/**
 * Whether a passage says the opposite of a word: it has a word of the other group of a pair, and none of the word's own.
 * @param stems of all words of the passage.
 */
export function hasOpposite(stem: string, stems: ReadonlySet<string>): boolean {
  return (places.get(stem) ?? []).some(({ pair, side }) => {
    const sides = [...stems].flatMap((each) =>
      (places.get(each) ?? []).filter((place) => place.pair === pair),
    )
    return sides.length > 0 && sides.every((place) => place.side !== side)
  })
}
