import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { parse } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { ConfigError, environment, loadConfig, parseConfig } from '../src/config.ts'

const example = readFileSync('.env.example', 'utf8')

/** The message with which settings are refused. */
function refusal(values: Record<string, string>): string {
  try {
    parseConfig(values)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('.env.example', () => {
  it('has every setting, and none that the program does not know', () => {
    expect(Object.keys(parse(example)).sort()).toEqual(Object.keys(environment.shape).sort())
  })

  it('says of every setting what it is for', () => {
    const lines = example.split('\n')
    for (const [index, line] of lines.entries())
      if (/^[A-Z_]+=/.test(line) && line !== 'SLACK_CLIENT_SECRET=') expect(lines[index - 1]).toMatch(/^# \S/)
  })

  it('changes nothing where it is taken as it is', () => {
    expect(parseConfig(parse(example))).toEqual(parseConfig({}))
  })
})

describe('the settings', () => {
  it('need nothing to be set, and cannot be changed', () => {
    const config = parseConfig({})
    expect(config).toMatchObject({
      KNOWLEDGE_DIR: 'knowledge',
      HOST: '127.0.0.1',
      PORT: 3000,
      SLACK_COMMAND: 'context',
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('names every one that is malformed at once, and shows no value', () => {
    const malformed = {
      PORT: '70000',
      PUBLIC_URL: 'ftp://hunter2',
      LOG_LEVEL: 'hunter2',
      DISCORD_PUBLIC_KEY: 'hunter2',
      DISCORD_APPLICATION_ID: 'hunter2',
      DISCORD_GUILD_ID: '12',
      DISCORD_SHARE: 'hunter2',
      DISCORD_SHARDS: 'hunter2',
      DISCORD_API_URL: 'hunter2',
      SLACK_COMMAND: '/HUNTER2 x',
      SLACK_SHARE: 'yes',
      SLACK_API_URL: 'hunter2',
    }
    const message = refusal(malformed)
    for (const name of Object.keys(malformed))
      expect(message).toMatch(new RegExp(`^${name}: must be .+$`, 'm'))
    expect(message.toLowerCase()).not.toContain('hunter2')
  })

  it('that are empty count as absent', () => {
    expect(parseConfig({ PORT: '', DISCORD_TOKEN: '  ', PUBLIC_URL: '' })).toEqual(parseConfig({}))
  })

  it('keep secrets out of whatever prints them', () => {
    const config = parseConfig({ DISCORD_TOKEN: 'hunter2', SLACK_TOKEN_KEY: 'hunter2' })
    for (const text of [
      JSON.stringify(config),
      inspect(config, { depth: null }),
      String(config.DISCORD_TOKEN),
    ])
      expect(text).not.toContain('hunter2')
    expect(config.DISCORD_TOKEN?.reveal()).toBe('hunter2')
  })

  it('read lists with commas or spaces', () => {
    expect(parseConfig({ SLACK_ADMIN_IDS: 'U1, U2 U3,' }).SLACK_ADMIN_IDS).toEqual(['U1', 'U2', 'U3'])
  })

  it('come from the environment first, then from the file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), '.env')
    writeFileSync(file, 'PORT=4000\nHOST="0.0.0.0"\n')
    expect(loadConfig(file, { PORT: '5000' })).toMatchObject({ PORT: 5000, HOST: '0.0.0.0' })
    expect(loadConfig(`${file}.none`, {})).toEqual(parseConfig({}))
    expect(() => loadConfig(path.dirname(file), {})).toThrow(ConfigError)
  })
})
