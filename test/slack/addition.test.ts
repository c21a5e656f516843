import { describe, expect, it, onTestFinished } from 'vitest'
import { desk, FERRY, type Desk } from '../ingest/desk.ts'
import { articlePage } from '../ingest/web.ts'
import { Workspace, type TransportName } from './server/workspace.ts'
import type { WebApi } from './server/webApi.ts'

const transports: readonly TransportName[] = ['socket', 'http']

async function workspaceOf({ program }: Desk, transport: TransportName, prepare?: (api: WebApi) => void) {
  const workspace = await Workspace.open(transport, {}, prepare, undefined, undefined, program)
  onTestFinished(() => workspace.close())
  const addition = (message: object) =>
    workspace.interact({
      type: 'message_action',
      callback_id: 'add_to_knowledge',
      channel: { id: 'C1', name: 'news' },
      response_url: workspace.api.responseUrl(workspace.id('R')),
      message_ts: '1.1',
      message: { type: 'message', user: 'U9', ts: '1.1', ...message },
    })
  return { workspace, addition, answer: async () => (await workspace.answer()).plain }
}

function administrators(api: WebApi): void {
  api.administrators.add('U1')
}

describe.each(transports)('what comes in over %s', (transport) => {
  it('by /kb add is acknowledged at once, and a card of the source however long that takes', async () => {
    let release: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => {
      release = resolve
    })
    const opened = await desk(false, {
      '/slow': (_request, response) =>
        void waiting.then(() => response.setHeader('content-type', 'text/html').end(articlePage())),
    })
    const { workspace, answer } = await workspaceOf(opened, transport, administrators)
    await workspace.command('/kb', `add ${opened.web.url('/slow')}`)
    release()
    expect(await answer()).toContain('It can be asked from now on')
    await workspace.command('/context', 'who rejected the decision on the ferry?')
    expect(await answer()).toContain('would pay for a smaller boat until spring')
    expect(workspace.api.problems).toEqual([])
  })

  it('by a link in a message is a card of the source, for whoever added it', async () => {
    const opened = await desk()
    const { workspace, addition } = await workspaceOf(opened, transport, administrators)
    await addition({ text: `Read <${opened.ferry}|this>, please.` })
    const { plain, body } = await workspace.answer()
    expect(plain).toContain('Ferry stops for winter')
    expect(body['response_type']).toBe('ephemeral')
    expect(opened.program.store.snapshot.sources.has(FERRY)).toBe(true)
    expect(workspace.api.problems).toEqual([])
  })

  it('by a file is handed out to the bot’s token, which nobody else is shown', async () => {
    const opened = await desk()
    const { workspace, addition, answer } = await workspaceOf(opened, transport, administrators)
    const { api } = workspace
    api.files.share('/files-pri/T1-F1/notes.txt', 'The board met in May.\n\nNothing was decided.\n')
    const file = (url: string) => ({
      id: 'F1',
      name: 'board-notes.txt',
      mimetype: 'text/plain',
      url_private: url,
      url_private_download: url,
    })
    await addition({ text: '', files: [file(`${api.url}/files-pri/T1-F1/notes.txt`)] })
    expect(await answer()).toContain('board notes')
    await addition({ text: '', files: [file(opened.web.url('/ferry'))] })
    expect(await answer()).toContain('is not where such files stand')
    expect(opened.web.asked).toEqual([])
  })

  it('by a file of a shared channel is asked for by its id', async () => {
    const opened = await desk()
    const { workspace, addition, answer } = await workspaceOf(opened, transport, administrators)
    const { api } = workspace
    api.files.share('/files-pri/T1-F2/minutes.txt', 'The board met in June.\n\nThe ferry was sold.\n')
    const address = `${api.url}/files-pri/T1-F2/minutes.txt`
    api.files.info.set('F2', {
      ...{ id: 'F2', name: 'board-minutes.txt', mimetype: 'text/plain' },
      ...{ url_private: address, url_private_download: address },
    })
    await addition({ text: '', files: [{ id: 'F2', file_access: 'check_file_info' }] })
    expect(await answer()).toContain('board minutes')
    expect(api.problems).toEqual([])
  })

  it('by somebody who is no administrator is refused, or waits where the operator allows it', async () => {
    const closed = await desk()
    const refused = await workspaceOf(closed, transport)
    await refused.addition({ text: `<${closed.ferry}>` })
    expect(await refused.answer()).toContain('Only administrators add to the knowledge here.')
    const open = await desk(true)
    const { workspace, addition, answer } = await workspaceOf(open, transport)
    await addition({ text: `<${open.ferry}>` })
    expect(await answer()).toContain('It waits for an administrator to read it')
    workspace.api.administrators.add('U2')
    const asAdministrator = { user: { id: 'U2', username: 'bo', team_id: 'T1' } }
    await workspace.command('/kb', 'drafts', { user_id: 'U2' })
    const { actions } = await workspace.answer()
    const publish = [...actions.values()].find(({ text }) => JSON.stringify(text).includes('Publish 1'))
    const button = { action_id: publish?.['action_id'], value: publish?.['value'] }
    await workspace.press(button)
    expect(await answer()).toContain('/kb publish is for administrators')
    await workspace.press(button, asAdministrator)
    expect(await answer()).toContain('Published. It can be asked from now on.')
    expect(workspace.api.problems).toEqual([])
  })
})
