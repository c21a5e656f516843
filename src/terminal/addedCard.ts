import { cut } from '../card/cut.ts'
import { sourceLine, titleLabel } from '../card/footer.ts'
import { readSource } from '../knowledge/records.ts'
import { readDocument, type Document } from '../source/document.ts'
import { runInSlices } from '../source/slices.ts'

const LONGEST_BEGINNING = 200

/**
 * The card of a source that has just been made, as lines.
 * @param content of its file.
 */
export async function addedCard(id: string, content: string, today: Date): Promise<string[]> {
  const record = readSource({ path: `sources/${id}.md`, text: content }).records[0]?.record
  if (!record) return [`Added ${id}; npm run knowledge:check says what is to be mended in it.`]
  const { particulars, text } = record
  const document = await runInSlices(readDocument(text, particulars.language))
  const source = { id, particulars, ...document }
  return [
    `Added ${id}: ${titleLabel(source)}`,
    `  ${sourceLine(source, today)}`,
    `  ${document.paragraphs.length} paragraphs, ${document.sentences.length} passages. It begins: “${beginningOf(source)}”`,
  ]
}

function beginningOf({ text, sentences }: Document): string {
  const [first] = sentences
  return first ? cut(text.slice(first.start, first.end), LONGEST_BEGINNING) : ''
}
