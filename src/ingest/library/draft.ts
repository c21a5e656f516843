import { readSource } from '../../knowledge/records.ts'
import type { Particulars } from '../../knowledge/types.ts'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import { dateDoubts, textDoubts } from '../doubts.ts'
import type { DraftFile } from './draftFolder.ts'
import type { Arrival } from './reviews.ts'

/** A document that waits for somebody to read it. */
export interface Draft extends DraftFile {
  readonly title: string
  /** Absent where its front matter cannot be read. */
  readonly particulars?: Particulars
  readonly text: string
  /** What to look at, each a sentence; what keeps it from being a source comes first. */
  readonly problems: readonly string[]
  /** Whether it could be served as it is. */
  readonly isPublishable: boolean
  /** How it came in; absent where nobody noted it, as for a file that an editor put there. */
  readonly arrival?: Arrival
}

/**
 * Reads a draft as the check will read it once it is a source.
 * @param today `YYYY-MM-DD`.
 */
export function readDraft(file: DraftFile, arrival: Arrival | undefined, today: string): Draft {
  const { records, problems } = readSource({ path: `drafts/${file.id}.md`, text: file.content })
  const particulars = records[0]?.record.particulars
  const text = splitFrontMatter(file.content)?.text ?? file.content
  const errors = problems.filter(({ severity }) => severity === 'error')
  const found = [
    ...errors.map(({ line, message }) => `Line ${line}: ${message}.`),
    ...(particulars ? dateDoubts(particulars.published?.edtf, today) : []),
    ...textDoubts(text),
    ...(arrival?.doubts ?? []),
  ]
  return {
    ...file,
    title: particulars?.title ?? file.id,
    text,
    problems: [...new Set(found)],
    isPublishable: particulars !== undefined,
    ...(particulars && { particulars }),
    ...(arrival && { arrival }),
  }
}
