import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CountedWarnings } from '../../src/http/countedWarnings.ts'
import { Secret } from '../../src/secret.ts'
import { createSealer, type Sealer } from '../../src/slack/encryption.ts'
import { allFeedback } from '../../src/chat/feedback.ts'
import { takeOverFeedback } from '../../src/slack/feedback.ts'
import { memoryState } from '../../src/state/memory.ts'
import type { State } from '../../src/state/state.ts'
import { openInstallations } from '../../src/slack/installations.ts'
import { slackLogger, withoutTokens } from '../../src/slack/logger.ts'
import { recordingLog } from './server/workspace.ts'

function sealerOf(key: string): Sealer {
  const sealer = createSealer(new Secret(key))
  if (!sealer) throw new Error('Not a key')
  return sealer
}

describe('a sealed text', () => {
  const sealer = sealerOf('ab'.repeat(32))

  it('opens for its purpose only, and not with another key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = sealer.seal(text, 'team:T1')
        expect(sealer.open(sealed, 'team:T1')).toBe(text)
        expect(() => sealer.open(sealed, 'team:T2')).toThrow()
        expect(() => sealerOf('cd'.repeat(32)).open(sealed, 'team:T1')).toThrow()
      }),
    )
  })

  it('does not open where a single character of it was altered', () => {
    const sealed = sealer.seal('xoxb-secret', 'team:T1')
    for (let at = 0; at < sealed.length; at += 1) {
      const character = sealed.charAt(at)
      // The last character of a part may hold bits that belong to no byte.
      const isLast = '.'.includes(sealed.charAt(at + 1))
      if (character === '.' || isLast) continue
      const altered = sealed.slice(0, at) + (character === 'A' ? 'Q' : 'A') + sealed.slice(at + 1)
      expect(() => sealer.open(altered, 'team:T1')).toThrow()
    }
  })

  it('takes a key of 32 bytes in base64 too, and no other', () => {
    expect(createSealer(new Secret(Buffer.alloc(32, 7).toString('base64')))).toBeDefined()
    for (const key of ['', 'password', 'ab'.repeat(16), 'ab'.repeat(33)])
      expect(createSealer(new Secret(key))).toBeUndefined()
  })
})

/** No earlier version ran here. */
const NONE = '/nowhere/slack-installations.json'

describe('the installations', () => {
  const sealer = sealerOf('ab'.repeat(32))
  const query = (teamId: string) => ({ teamId, enterpriseId: undefined, isEnterpriseInstall: false })
  const installed = (id: string) => ({
    team: { id, name: id },
    enterprise: undefined,
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot: { token: `xoxb-${id}`, scopes: ['commands'], id: 'B1', userId: 'UBOT' },
  })

  it('are all there after a restart, and nobody without the key reads them', async () => {
    const state = memoryState()
    const store = await openInstallations(state, sealer, NONE)
    await Promise.all(['T1', 'T2', 'T3'].map((id) => store.storeInstallation(installed(id))))
    await store.deleteInstallation(query('T2'))
    const again = await openInstallations(state, sealer, NONE)
    expect(again.sizeAtStart).toBe(2)
    expect((await again.fetchInstallation(query('T3'))).bot?.token).toBe('xoxb-T3')
    await expect(again.fetchInstallation(query('T2'))).rejects.toThrow('not installed')
    expect(JSON.stringify(await state.list(''))).not.toContain('xoxb-')
    const stranger = sealerOf('cd'.repeat(32))
    await expect(openInstallations(state, stranger, NONE)).rejects.toThrow('is not the key with which')
  })

  it('serve every workspace of an organisation that installed the app', async () => {
    const store = await openInstallations(memoryState(), sealer, NONE)
    await store.storeInstallation({
      ...installed('T1'),
      team: undefined,
      enterprise: { id: 'E1' },
      isEnterpriseInstall: true,
    })
    const found = await store.fetchInstallation({
      teamId: 'T9',
      enterpriseId: 'E1',
      isEnterpriseInstall: false,
    })
    expect(found.bot?.token).toBe('xoxb-T1')
  })

  it('that are not saved are not there', async () => {
    const state = memoryState()
    const store = await openInstallations(
      { ...state, set: () => Promise.reject(new Error('disk full')) },
      sealer,
      NONE,
    )
    await expect(store.storeInstallation(installed('T1'))).rejects.toThrow('disk full')
    await expect(store.fetchInstallation(query('T1'))).rejects.toThrow('not installed')
  })

  it('of an earlier version are taken over, and their file is put aside', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'installations-')), 'slack-installations.json')
    const sealed = ['T1', 'T2'].map((id) => {
      const key = `team:${id}`
      return [key, sealer.seal(JSON.stringify(installed(id)), key)]
    })
    const text = JSON.stringify(Object.fromEntries(sealed))
    await writeFile(path, text)
    const stranger = sealerOf('cd'.repeat(32))
    await expect(openInstallations(memoryState(), stranger, path)).rejects.toThrow(
      `which ${path} was written`,
    )
    const state = memoryState()
    // What was broken off before is gone on with, and what came since is newer.
    await state.set('installations-slack/team:T2', sealer.seal(JSON.stringify(installed('T2')), 'team:T2'))
    const store = await openInstallations(state, sealer, path)
    expect(store.sizeAtStart).toBe(2)
    expect((await store.fetchInstallation(query('T1'))).bot?.token).toBe('xoxb-T1')
    expect(await readFile(`${path}.taken-over`, 'utf8')).toBe(text)
    await store.deleteInstallation(query('T1'))
    expect((await openInstallations(state, sealer, path)).sizeAtStart).toBe(1)
  })

  it('of an earlier version are left as they are where the file is damaged', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'installations-')), 'slack.json')
    await writeFile(path, '{"team:T1":')
    await expect(openInstallations(memoryState(), sealer, path)).rejects.toThrow('cannot be read')
    expect(await readFile(path, 'utf8')).toBe('{"team:T1":')
  })
})

describe('feedback of an earlier version', () => {
  it('is taken over line by line, once, however often that is broken off; half a line stays where it was', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'feedback-')), 'feedback.jsonl')
    const said = ['T1', 'T2', 'T3'].map((team) => ({
      at: '2026-11-01T00:00:00.000Z',
      platform: 'slack',
      kind: 'useful',
      team,
    }))
    const text = said.map((line) => `${JSON.stringify(line)}\n`).join('') + '{"at":"2026-11-02'
    await writeFile(path, text)
    const state = memoryState()
    let most = 2
    const failing: State = {
      ...state,
      append: (...line) => ((most -= 1) < 0 ? Promise.reject(new Error('disk full')) : state.append(...line)),
    }
    const log = recordingLog()
    await expect(takeOverFeedback(failing, path, log)).rejects.toThrow('disk full')
    await takeOverFeedback(state, path, log)
    await takeOverFeedback(state, path, log)
    const kept: unknown[] = []
    for await (const line of allFeedback(state)) kept.push(line)
    expect(kept).toEqual(said)
    expect(await readFile(`${path}.taken-over`, 'utf8')).toBe(text)
    expect(log.lines.filter((line) => line.includes('1 lines of'))).toHaveLength(1)
  })
})

describe('the log', () => {
  it('never shows a token, whatever the SDK writes', () => {
    const log = recordingLog()
    const logger = slackLogger(log, new CountedWarnings(log), true)
    logger.debug('xoxb-1-a', { token: 'xoxp-2-b' })
    logger.warn(new Error('xapp-1-A1-3-c'))
    logger.error('xoxe.xoxb-1-Mi0y')
    expect(log.lines.join('\n')).not.toMatch(/x(ox|app)[a-z.]*-\d/)
    expect(withoutTokens('Bearer xoxb-1-a, next')).toBe('Bearer [secret], next')
  })
})
