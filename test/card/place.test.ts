import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { placeOf } from '../../src/card/place.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { cite } from '../../src/source/citation.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'

async function sourceOf(frontMatter: string, text: string) {
  const knowledge = temporaryFolder()
  mkdirSync(path.join(knowledge, 'sources'))
  writeFileSync(
    path.join(knowledge, 'sources', 'lamp.md'),
    `---\ntitle: The lamp\n${frontMatter}---\n${text}`,
  )
  const { sources, problems } = await loadKnowledge(knowledge, new Set())
  expect(problems).toEqual([])
  const source = sources.get('lamp')
  if (!source) throw new Error('It was read')
  return (words: string) => {
    const start = text.indexOf(words)
    return placeOf(cite('lamp', source, { start, end: start + words.length }), source)
  }
}

it('says what stands apart from the text of its page', async () => {
  const place = await sourceOf(
    'apart: [pull quote, caption]\n',
    'The lamp is dark for eleven nights.\n\nNobody asked us.\n\nThe lamp room in 1931.\n',
  )
  expect(place('The lamp is dark')).toBe('paragraph 1')
  expect(place('Nobody asked')).toBe('pull quote, paragraph 2')
  expect(place('The lamp room')).toBe('caption, paragraph 3')
})

it('says who says it and when in a transcript, where the excerpt does not', async () => {
  const place = await sourceOf(
    '',
    '[00:00:01] Ada Holm: The hull leaks. Nobody has looked at it since May.\n\n[00:01:00] We will pay. That is what was agreed.\n',
  )
  expect(place('[00:00:01] Ada Holm: The hull leaks.')).toBe('paragraph 1')
  expect(place('Nobody has looked')).toBe('paragraph 1, Ada Holm at 00:00:01')
  expect(place('That is what')).toBe('paragraph 2, at 00:01:00')
})
