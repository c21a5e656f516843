import { readFileSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { embeddedState } from '../../src/state/embedded.ts'
import { stateContract } from './contract.ts'
import { temporaryFolder } from './temporaryFolder.ts'

stateContract('a file', {
  async newPlace() {
    const file = path.join(await temporaryFolder(), 'state.db')
    return { open: (now) => Promise.resolve(embeddedState(file, now && { now })) }
  },
  lasts: true,
  reachesOthers: false,
})

describe('a state file', () => {
  it('is only for its owner to read, and so is what SQLite puts beside it', async () => {
    const file = path.join(await temporaryFolder(), 'state.db')
    const state = embeddedState(file)
    await state.set('k', 1)
    for (const suffix of ['', '-wal']) expect((await stat(file + suffix)).mode & 0o077).toBe(0)
    await state.close()
  })

  it('is left as it is where it is none, or where a newer program wrote it', async () => {
    const folder = await temporaryFolder()
    const damaged = path.join(folder, 'damaged.db')
    await writeFile(damaged, 'no database '.repeat(100))
    expect(() => embeddedState(damaged)).toThrow('not a database')
    expect(readFileSync(damaged, 'utf8')).toMatch(/^no database/)
    const newer = path.join(folder, 'newer.db')
    const database = new Database(newer)
    database.exec('PRAGMA user_version = 1000')
    database.close()
    expect(() => embeddedState(newer)).toThrow('newer Backgrounder')
  })

  it('forgets what is over for good, little by little', async () => {
    let time = 0
    const file = path.join(await temporaryFolder(), 'state.db')
    const before = embeddedState(file, { now: () => time })
    for (let index = 0; index < 1_200; index += 1) await before.set(`k${index}`, 1, 1_000)
    await before.set('stays', 1)
    await before.close()
    time = 1_000
    const state = embeddedState(file, { now: () => time })
    const database = new Database(file)
    const count = (): unknown => database.prepare('SELECT key FROM entries').all().length
    await expect.poll(count).toBe(1)
    database.close()
    await state.close()
  })
})
