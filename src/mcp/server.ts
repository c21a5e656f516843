import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type CallToolResult,
} from '@modelcontextprotocol/sdk/types.js'
import type { Backgrounder } from '../command/backgrounder.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { completeParagraph, listSources, readPassage, TEMPLATE } from './resources.ts'
import { failed, type OfferedTool } from './tool.ts'
import { commandTools } from './tools.ts'
import { verifyQuoteTool, verifyTextTool } from './verifying.ts'

export interface McpOptions {
  readonly backgrounder: Backgrounder
  readonly log: Log
}

const INSTRUCTIONS =
  'Answers from a newsroom’s own sources, in their exact words with where each stands; it never says what is true. Quote the excerpts with their citation. verify_quote and verify_text compare words with the sources.'

const MOST_COMPLETIONS = 100

/** The program as a server of the Model Context Protocol; what it offers is that of the knowledge as it is when asked. */
export function createMcpServer({ backgrounder, log }: McpOptions): McpServer {
  const mcp = new McpServer(
    { name: 'backgrounder', title: 'Backgrounder', version: '0.1.0' },
    {
      instructions: INSTRUCTIONS,
      capabilities: { tools: { listChanged: true }, resources: {}, completions: {} },
    },
  )
  const { server } = mcp
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: toolsOf(backgrounder).map(({ described }) => described),
  }))
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => called(toolsOf(backgrounder), params, log))
  server.setRequestHandler(ListResourcesRequestSchema, ({ params }) =>
    listSources(backgrounder.store.snapshot, params?.cursor),
  )
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        uriTemplate: TEMPLATE,
        name: 'source',
        title: 'A paragraph of a source',
        description: 'The text of a paragraph, counted from 1, exactly as the source has it.',
        mimeType: 'text/plain',
      },
    ],
  }))
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const found = readPassage(backgrounder.store.snapshot, uri)
    if (!found) throw new McpError(ErrorCode.InvalidParams, `There is no ${uri.slice(0, 200)}.`)
    return found
  })
  server.setRequestHandler(CompleteRequestSchema, ({ params: { ref, argument, context } }) => {
    if (ref.type !== 'ref/resource' || ref.uri !== TEMPLATE) return { completion: { values: [] } }
    const all = completions(backgrounder, argument, context?.arguments?.['id'] ?? '')
    const values = all.slice(0, MOST_COMPLETIONS)
    return { completion: { values, total: all.length, hasMore: all.length > values.length } }
  })
  return mcp
}

function completions(
  backgrounder: Backgrounder,
  { name, value }: { readonly name: string; readonly value: string },
  id: string,
): string[] {
  if (name === 'paragraph') return completeParagraph(backgrounder.store.snapshot, id, value)
  if (name !== 'id') return []
  return backgrounder.complete('source', 'id', value, MOST_COMPLETIONS).map((each) => each.value)
}

function toolsOf(backgrounder: Backgrounder): OfferedTool[] {
  const snapshotOf = () => backgrounder.store.snapshot
  return [...commandTools(backgrounder), verifyQuoteTool(snapshotOf), verifyTextTool(snapshotOf)]
}

async function called(
  tools: readonly OfferedTool[],
  { name, arguments: given }: { readonly name: string; readonly arguments?: unknown },
  log: Log,
): Promise<CallToolResult> {
  const tool = tools.find(({ described }) => described.name === name)
  if (!tool) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${name.slice(0, 80)}.`)
  try {
    return await tool.call(given ?? {})
  } catch (error) {
    return failed(failureSentence(reportFailure(log, `The tool ${tool.described.name} failed`, error)))
  }
}
