import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { slackManifest, TAKEN_NAMES } from '../../src/slack/manifest.ts'
import { builtProgram } from '../builtProgram.ts'
import { Workspace } from './server/workspace.ts'

let backgrounder: Backgrounder

beforeAll(async () => {
  const store = await KnowledgeStore.open('knowledge', reserved)
  backgrounder = createBackgrounder(store, () => new Date('2026-11-24'))
})

describe('the manifest', () => {
  it('has a slash command for every command that people type, but for names that Slack has itself', () => {
    const manifest = slackManifest(backgrounder.specifications, { umbrella: 'context' })
    const names = manifest.features.slash_commands.map(({ command }) => command.slice(1)).sort()
    const typed = backgrounder.specifications
      .filter(({ hidden }) => !hidden)
      .map(({ name }) => name.split(' ')[0] ?? '')
    const expected = new Set(['context', ...typed.filter((name) => !TAKEN_NAMES.has(name))])
    expect(names).toEqual([...expected].sort())
    expect(names.length).toBeLessThanOrEqual(50)
  })

  it('has commands that the app serves, every one of them', async () => {
    const slack = await Workspace.open('http')
    const manifest = slackManifest(backgrounder.specifications, { umbrella: 'context' })
    for (const { command } of manifest.features.slash_commands) {
      // Without a text it opens a form, and answers nothing yet.
      await slack.command(command, command === '/verify' ? 'The border was closed.' : '')
      expect((await slack.answer()).plain).not.toContain('There is no command')
    }
    await slack.close()
  })

  it('has shortcuts and events that the app serves', async () => {
    const slack = await Workspace.open('http')
    const { shortcuts } = slackManifest(backgrounder.specifications, { umbrella: 'context' }).features
    for (const { callback_id, type } of shortcuts)
      await slack.interact({
        type: type === 'global' ? 'shortcut' : 'message_action',
        callback_id,
        response_url: slack.api.responseUrl('R'),
        message: { text: 'TTP' },
      })
    await slack.api.next('views.open')
    expect((await slack.answer()).plain).toContain('Tehreek-e-Taliban')
    await slack.close()
  })

  it('is for Socket Mode without an address, and for HTTP with one', () => {
    const socket = slackManifest(backgrounder.specifications, { umbrella: 'context' })
    expect(socket.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(socket)).not.toContain('http')
    const http = slackManifest(backgrounder.specifications, {
      umbrella: 'news',
      address: new URL('https://news.example.org'),
    })
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://news.example.org/slack/events' },
      interactivity: { message_menu_options_url: 'https://news.example.org/slack/events' },
    })
    expect(http.oauth_config.redirect_urls).toEqual(['https://news.example.org/slack/oauth_redirect'])
    expect(http.features.slash_commands[0]).toMatchObject({
      command: '/news',
      url: 'https://news.example.org/slack/events',
    })
  })
})

describe('npm run slack:manifest', () => {
  it('prints the command that .env names', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'manifest-'))
    const settings = `SLACK_COMMAND=background\nKNOWLEDGE_DIR=${path.resolve('knowledge')}\n`
    await writeFile(path.join(folder, '.env'), settings)
    const program = [builtProgram('src/slack/manifestCommand.ts')]
    const env = { PATH: process.env['PATH'] }
    const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: folder, env })
    expect(stdout).toContain('command: /background\n')
    expect(stdout).not.toContain('command: /context\n')
  })
})
