import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { parseConfig } from '../../src/config.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { createLog } from '../../src/log.ts'
import { createMcpHttp } from '../../src/mcp/http.ts'
import { builtProgram } from '../builtProgram.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'

/* The tools as a client of the official SDK sees them, over both transports. */

const TOKEN = 'a-token-of-the-tests'
const KNOWLEDGE = 'test/fixtures/ferry'

/** A value for each argument that a tool needs. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  question: 'who closed the northern quay',
  name: 'Norland Front',
  what: 'ferry',
  a: 'Norland',
  b: 'Norland Front',
  quote: 'closed the northern quay for a week',
  text: 'The ferry carried about 21,000 people in 2030.',
}

/** A busy machine is no failure. */
const PATIENCE = 240_000

const log = createLog('silent')
let http: HttpServer
let address: URL

async function startHttp(settings: Readonly<Record<string, string>>): Promise<URL> {
  const store = await KnowledgeStore.open(KNOWLEDGE, reserved)
  const backgrounder = createBackgrounder(store, () => new Date())
  http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  await createMcpHttp({ config: parseConfig(settings), backgrounder, log, http })?.mount()
  return new URL('mcp', await http.start())
}

async function overHttp(): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const headers = { authorization: `Bearer ${TOKEN}` }
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }))
  return client
}

async function overStdio(): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [builtProgram('src/mcp/stdio.ts')],
      env: { ...getDefaultEnvironment(), KNOWLEDGE_DIR: KNOWLEDGE, DATA_DIR: temporaryFolder() },
      stderr: 'ignore',
    }),
  )
  return client
}

const resultSchema = z.looseObject({
  isError: z.boolean().optional(),
  content: z.array(
    z.looseObject({ type: z.string(), text: z.string().optional(), uri: z.string().optional() }),
  ),
})

async function call(client: Client, name: string, given: Record<string, unknown>) {
  return resultSchema.parse(await client.callTool({ name, arguments: given }))
}

function textOf({ content }: z.infer<typeof resultSchema>): string {
  return content.map(({ text = '' }) => text).join('\n')
}

beforeAll(async () => {
  address = await startHttp({ MCP_TOKEN: TOKEN })
})
afterAll(() => http.stop())

describe.each([
  ['Streamable HTTP', overHttp],
  ['standard input and output', overStdio],
])('over %s', (_, connect) => {
  let client: Client
  beforeAll(async () => {
    client = await connect()
  })
  afterAll(() => client.close())

  it('lists every command for everybody, and calls each', async () => {
    const { tools } = await client.listTools()
    const names = tools.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['ask', 'actor', 'source', 'timeline', 'verify_quote', 'verify_text']),
    )
    expect(names.filter((name) => name.startsWith('kb') || name === 'watch')).toEqual([])
    for (const { name, annotations, inputSchema, outputSchema } of tools) {
      expect(annotations?.readOnlyHint).toBe(true)
      expect(outputSchema?.type).toBe('object')
      const given = Object.fromEntries(
        (inputSchema.required ?? []).map((key) => [key, ARGUMENTS[key] ?? 'ferry']),
      )
      // The client checks what comes back against the tool's output schema.
      const result = await call(client, name, given)
      expect([name, textOf(result).length > 0]).toEqual([name, true])
    }
  })

  it('gives excerpts with where they stand, and a link to each', async () => {
    const result = await client.callTool({
      name: 'ask',
      arguments: { question: 'who closed the northern quay' },
    })
    expect(result.structuredContent).toMatchObject({
      status: 'found',
      page: 1,
    })
    const { excerpts } = z
      .looseObject({ excerpts: z.array(z.looseObject({})) })
      .parse(result.structuredContent)
    expect(excerpts[0]).toMatchObject({
      sourceId: 'harbour-talks-2031',
      paragraph: 2,
      quote: 'The Norland Front, a group of dockers, closed the northern quay for a week.',
    })
    const { content } = resultSchema.parse(result)
    const uri = content.find(({ type }) => type === 'resource_link')?.uri ?? ''
    const { contents } = await client.readResource({ uri })
    expect(JSON.stringify(contents)).toContain('closed the northern quay for a week')
  })

  it('lists the sources, and completes their names and paragraphs', async () => {
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(['source://harbour-talks-2031/1'])
    const ref = { type: 'ref/resource', uri: 'source://{id}/{paragraph}' } as const
    const id = await client.complete({ ref, argument: { name: 'id', value: 'harb' } })
    expect(id.completion.values).toEqual(['harbour-talks-2031'])
    const context = { arguments: { id: 'harbour-talks-2031' } }
    const paragraph = await client.complete({ ref, argument: { name: 'paragraph', value: '' }, context })
    expect(paragraph.completion.values).toEqual(['1', '2'])
    await expect(client.readResource({ uri: 'source://nowhere/1' })).rejects.toThrow('There is no')
  })

  it('tells of words whether they stand there exactly, altered or nowhere', async () => {
    const matchOf = async (quote: string): Promise<unknown> => {
      const result = await client.callTool({ name: 'verify_quote', arguments: { quote } })
      return z.looseObject({ match: z.string() }).parse(result.structuredContent).match
    }
    expect(await matchOf('closed the northern quay for a week')).toBe('exact')
    expect(await matchOf('closed the southern quay for a week')).toBe('altered')
    expect(await matchOf('opened a school of navigation in spring')).toBe('nowhere')
  })
})

describe('a thousand hostile arguments', () => {
  it(
    'give an answer or an error, and no stack trace',
    async () => {
      const client = await overStdio()
      const names = (await client.listTools()).tools.map(({ name }) => name)
      const keys = [
        ...new Set([...Object.keys(ARGUMENTS), 'page', 'view', 'from', 'id', '__proto__', 'constructor']),
      ]
      const hostile = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(
          '../../etc/passwd',
          '\u0000',
          '\u202e',
          '/kb reload',
          '${1}',
          '{{x}}',
          '9'.repeat(400),
          '“'.repeat(99),
        ),
        fc.jsonValue({ maxDepth: 2 }),
      )
      const given = fc.dictionary(fc.constantFrom(...keys), hostile, { maxKeys: 4, noNullPrototype: true })
      const calls = fc.sample(fc.tuple(fc.constantFrom(...names), given), { numRuns: 1000, seed: 42 })
      const said = await Promise.all(
        calls.map(([name, values]) =>
          client
            .callTool({ name, arguments: values }, undefined, { timeout: PATIENCE })
            .then((result) => JSON.stringify(result))
            .catch(String),
        ),
      )
      expect(said.filter((each) => /\bat \S+ \(|node_modules|\.ts:\d+/.test(each))).toEqual([])
      expect(said.some((each) => each.includes('"isError":true'))).toBe(true)
      expect((await call(client, 'ask', { question: 'ferry' })).content.length).toBeGreaterThan(0)
      await client.close()
    },
    PATIENCE,
  )
})

describe('/mcp', () => {
  const ask = (headers: Record<string, string>, method = 'POST') =>
    fetch(address, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'POST' && { body: '{}' }),
    })

  it('is for whoever has the token', async () => {
    expect((await ask({})).status).toBe(401)
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401)
  })

  it('is not for the pages of other sites, nor under another name', async () => {
    const authorization = `Bearer ${TOKEN}`
    expect((await ask({ authorization, origin: 'https://elsewhere.example' })).status).toBe(403)
  })

  it('answers POST only', async () => {
    expect((await ask({ authorization: `Bearer ${TOKEN}` }, 'GET')).status).toBe(405)
  })

  it('is not there without a token', async () => {
    const served = http
    const other = await startHttp({})
    expect((await fetch(other, { method: 'POST', body: '{}' })).status).toBe(404)
    await http.stop()
    http = served
  })
})
