import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CountedWarnings } from '../../src/http/countedWarnings.ts'
import { Secret } from '../../src/secret.ts'
import { createSealer, type Sealer } from '../../src/slack/encryption.ts'
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

describe('the installations', () => {
  const sealer = sealerOf('ab'.repeat(32))
  const query = (teamId: string) => ({ teamId, enterpriseId: undefined, isEnterpriseInstall: false })
  const installed = (id: string) => ({
    team: { id, name: id },
    enterprise: undefined,
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot: { token: `xoxb-${id}`, scopes: ['commands'], id: 'B1', userId: 'UBOT' },
  })

  it('are all there after a restart, in a file that only its owner reads', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'installations-')), 'data', 'slack.json')
    const store = await openInstallations(path, sealer)
    await Promise.all(['T1', 'T2', 'T3'].map((id) => store.storeInstallation(installed(id))))
    await store.deleteInstallation(query('T2'))
    const again = await openInstallations(path, sealer)
    expect(again.size).toBe(2)
    expect((await again.fetchInstallation(query('T3'))).bot?.token).toBe('xoxb-T3')
    await expect(again.fetchInstallation(query('T2'))).rejects.toThrow('not installed')
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(await readFile(path, 'utf8')).not.toContain('xoxb-')
  })

  it('serve every workspace of an organisation that installed the app', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'installations-')), 'slack.json')
    const store = await openInstallations(path, sealer)
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

  it('are not overwritten where the file is damaged', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'installations-')), 'slack.json')
    await writeFile(path, '{"team:T1":')
    await expect(openInstallations(path, sealer)).rejects.toThrow('cannot be read')
    expect(await readFile(path, 'utf8')).toBe('{"team:T1":')
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
