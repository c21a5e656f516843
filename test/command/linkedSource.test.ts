import { expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { linksIn } from '../../src/chat/links.ts'
import { backgrounderOf, sourceFile } from '../knowledge/folder.ts'

const FERRY = 'https://example.org/ferry'
const files = {
  'sources/a.md': sourceFile('The Norport ferry sank in fog.', `title: The ferry sank\nurl: ${FERRY}`),
}

it.each([
  `Look: ${FERRY}.`,
  `(${FERRY}/?utm_source=feed#top)`,
  'http://example.org/ferry and https://example.org/other',
])('a message that links to a source is about that source: %s', async (message) => {
  const backgrounder = await backgrounderOf(files)
  const asked = backgrounder.mentionsIn(message, linksIn(message))
  const { card } = await backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
  expect(card).toMatchObject({ kind: 'source', heading: 'The ferry sank' })
})

it('a message that links to no source is about whom it names', async () => {
  const backgrounder = await backgrounderOf(files)
  const message = 'https://example.org/ferries'
  expect(backgrounder.mentionsIn(message, linksIn(message)).command).toBe('mentions')
})
