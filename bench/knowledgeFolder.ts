import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { glosses, sample } from './glosses.ts'

/** As a report of a hundred pages has. */
const PER_SOURCE = 2000
const PER_PARAGRAPH = 5

/** Calls with a knowledge folder of so many sentences of WordNet, and takes it away afterwards. */
export async function withKnowledge<T>(
  passages: number,
  use: (folder: string) => Promise<T>,
  perSource = PER_SOURCE,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-knowledge-'))
  try {
    await mkdir(join(folder, 'sources'))
    const texts = sample(glosses(), passages).map(sentence)
    for (let at = 0; at < texts.length; at += perSource)
      await writeFile(
        join(folder, 'sources', `source-${at / perSource}.md`),
        sourceText(texts.slice(at, at + perSource)),
      )
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One sentence, whatever stops stand in the gloss. */
function sentence(gloss: string): string {
  const words = gloss.replace(/[.!?]/g, ',')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function sourceText(sentences: readonly string[]): string {
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; at += PER_PARAGRAPH)
    paragraphs.push(sentences.slice(at, at + PER_PARAGRAPH).join(' '))
  return `---\ntitle: Glosses\nlanguage: en\n---\n${paragraphs.join('\n')}\n`
}
