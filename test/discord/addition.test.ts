import { describe, expect, it } from 'vitest'
import { MESSAGE_COMMANDS } from '../../src/discord/commands.ts'
import { desk, FERRY } from '../ingest/desk.ts'
import { articlePage } from '../ingest/web.ts'
import { componentsOf, shown, textsOf } from './payload.ts'
import { withApp, type TransportName } from './server/app.ts'
import { command, contextOf, press } from './server/interactions.ts'

const EPHEMERAL = 64
const DEFERRED = 5
const transports: readonly TransportName[] = ['gateway', 'HTTP']

function addition(message: object, managesServer = true) {
  return contextOf(message, { managesServer }, MESSAGE_COMMANDS.add)
}

function textOf(data: unknown): string {
  return textsOf(shown.parse(data)).join('\n')
}

describe.each(transports)('what comes in over %s', (transport) => {
  it('by /kb add is a card of the source, after it was announced where that takes long', async () => {
    let release: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => {
      release = resolve
    })
    const { program, web } = await desk(false, {
      '/slow': (_request, response) =>
        void waiting.then(() => response.setHeader('content-type', 'text/html').end(articlePage())),
    })
    await withApp(transport, { around: () => program, deferAfter: 20 }, async ({ discord, ask }) => {
      const { type, data } = await ask(command('kb add', { url: web.url('/slow') }, { managesServer: true }))
      expect(type).toBe(DEFERRED)
      expect(data).toMatchObject({ flags: EPHEMERAL })
      release()
      expect(textOf((await discord.next('editOriginal')).body)).toContain('It can be asked from now on')
      const asked = await ask(command('ask', { question: 'who rejected the decision on the ferry?' }))
      expect(textOf(asked.data)).toContain('would pay for a smaller boat until spring')
      expect(discord.faults).toEqual([])
    })
  })

  it('by a link in a message is a card of the source, for whoever added it', async () => {
    const { program, ferry } = await desk()
    await withApp(transport, { around: () => program }, async ({ discord, ask }) => {
      const { data } = await ask(addition({ content: `Read this (<${ferry}>), please.` }))
      expect(data).toMatchObject({ flags: EPHEMERAL | (1 << 15) })
      expect(textOf(data)).toContain('## Ferry stops for winter')
      expect(program.store.snapshot.sources.has(FERRY)).toBe(true)
      expect(discord.faults).toEqual([])
    })
  })

  it('by an attachment is read where Discord keeps it, and nowhere else', async () => {
    const { program, web } = await desk(false, {
      '/notes.txt': (_request, response) => response.end('The board met in May.\n\nNothing was decided.\n'),
    })
    const elsewhere = await desk()
    const fileOrigins = [new URL(web.url('/')).origin]
    await withApp(transport, { around: () => program, fileOrigins }, async ({ ask, discord }) => {
      const file = (url: string) => ({
        id: '900000000000000001',
        filename: 'board-notes.txt',
        size: 43,
        url,
        proxy_url: url,
        content_type: 'text/plain; charset=utf-8',
      })
      const { data } = await ask(addition({ attachments: [file(web.url('/notes.txt'))] }))
      expect(textOf(data)).toContain('## board notes')
      const refused = await ask(addition({ attachments: [file(elsewhere.web.url('/ferry'))] }))
      expect(textOf(refused.data)).toContain('is not where such files stand')
      expect(elsewhere.web.asked).toEqual([])
      expect(discord.faults).toEqual([])
    })
  })

  it('by several links says what became of each; with none it says so', async () => {
    const { program, web, ferry } = await desk()
    await withApp(transport, { around: () => program }, async ({ ask }) => {
      const links = [ferry, ...[1, 2, 3, 4, 5].map((number) => web.url(`/none-${number}`))].join(' ')
      const text = textOf((await ask(addition({ content: links }))).data)
      expect(text).toContain('1 of 5 added')
      expect(text).toContain('1 more were left out')
      expect(textOf((await ask(addition({ content: 'Nothing here.' }))).data)).toContain(
        'no link and no file',
      )
    })
  })

  it('by somebody who is no administrator is refused, or waits where the operator allows it', async () => {
    const closed = await desk()
    await withApp(transport, { around: () => closed.program }, async ({ ask }) => {
      const { data } = await ask(addition({ content: closed.ferry }, false))
      expect(textOf(data)).toContain('Only administrators add to the knowledge here.')
      expect(closed.web.asked).toEqual([])
    })
    const open = await desk(true)
    await withApp(transport, { around: () => open.program }, async ({ ask, discord }) => {
      const added = await ask(addition({ content: open.ferry }, false))
      expect(textOf(added.data)).toContain('It waits for an administrator to read it')
      const ids = componentsOf(
        shown.parse((await ask(command('kb drafts', {}, { managesServer: true }))).data),
      ).flatMap((each) => ('custom_id' in each && 'label' in each ? [[each.label, each.custom_id]] : []))
      const publish = String(ids.find(([label]) => label === 'Publish 1')?.[1])
      const forged = await ask(press(publish, true))
      expect(textOf(forged.data)).toContain('/kb publish is for administrators')
      const published = await ask(press(publish, true, { managesServer: true }))
      expect(textOf(published.data)).toContain('Published. It can be asked from now on.')
      expect(discord.faults).toEqual([])
    })
  })
})
