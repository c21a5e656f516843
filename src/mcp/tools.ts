import type { CallToolResult, ContentBlock, Tool } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { ROOMY } from '../card/capacity.ts'
import { request } from '../card/request.ts'
import { views } from '../card/view.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { CommandSpecification } from '../command/specification.ts'
import { replyData } from '../terminal/data.ts'
import { renderCard } from '../terminal/render.ts'
import { passageLink } from './resources.ts'
import { excerptSchema, invalid, objectSchema, type OfferedTool } from './tool.ts'

/* Every command that anybody may use and that changes nothing is a tool. */

/** More excerpts than a model reads; how many there are is said. */
const MOST_EXCERPTS = 40
const LONGEST_TEXT = 10_000

const output = z.object({
  status: z.enum(['found', 'ambiguous', 'none', 'error']),
  heading: z.string(),
  page: z.number().int(),
  pages: z.number().int(),
  excerptCount: z.number().int().describe('All excerpts of the answer; the best come first.'),
  excerpts: z.array(excerptSchema),
})

/** A tool for each command of the one list that is for everybody and does nothing but answer. */
export function commandTools(backgrounder: Backgrounder): OfferedTool[] {
  return backgrounder.specifications
    .filter(({ audience, acts, hidden }) => audience === 'everyone' && !acts && !hidden)
    .map((specification) => commandTool(backgrounder, specification))
}

interface Described {
  readonly input: z.ZodType<Given>
  readonly tool: Tool
}

/** Made once for each command: schemas take longer to make than most answers. */
const known = new WeakMap<CommandSpecification, Described>()

function commandTool(backgrounder: Backgrounder, specification: CommandSpecification): OfferedTool {
  const { input, tool } = known.get(specification) ?? describedOnce(specification)
  return {
    described: tool,
    call: async (given) => {
      const parsed = input.safeParse(given)
      if (!parsed.success) return invalid(parsed.error)
      return reply(backgrounder, specification, parsed.data)
    },
  }
}

function describedOnce(specification: CommandSpecification): Described {
  const input = inputOf(specification)
  const made = { input, tool: describe(specification, input) }
  known.set(specification, made)
  return made
}

function describe({ name, description, examples }: CommandSpecification, input: z.ZodType): Tool {
  const example = examples[0] === undefined ? '' : ` As people type it: ${examples[0]}`
  return {
    name: toolName(name),
    title: `/${name}`,
    description: `${description}. Excerpts are exact words of the sources, each with where it stands.${example}`,
    inputSchema: objectSchema(input),
    outputSchema: objectSchema(output),
    annotations: { readOnlyHint: true, openWorldHint: false, idempotentHint: true },
  }
}

/** Names of tools have no spaces. */
export function toolName(command: string): string {
  return command.replaceAll(' ', '_')
}

type Given = Readonly<Record<string, string | number | undefined>>

function inputOf({ arguments: all }: CommandSpecification): z.ZodType<Given> {
  const own = all
    .filter(({ hidden }) => !hidden)
    .map(({ name, description, type, required }) => {
      const text = z.string().max(LONGEST_TEXT)
      const value = type === 'integer' ? z.number().int() : required ? text.trim().min(1) : text
      const described = value.describe(type === 'date' ? `${description}. EDTF.` : description)
      return [name, required ? described : described.optional()] as const
    })
  return z.strictObject({
    ...Object.fromEntries(own),
    view: z.enum(views).optional().describe('A part of the answer, whole.'),
    page: z.number().int().min(1).max(100_000).optional().describe('The page of the answer or of the view.'),
  })
}

async function reply(
  backgrounder: Backgrounder,
  { name }: CommandSpecification,
  { page, view, ...given }: Given,
): Promise<CallToolResult> {
  const values = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  )
  const chosen = views.find((each) => each === view)
  const asked = {
    ...request(name, Object.fromEntries(values)),
    page: Number(page ?? 1),
    ...(chosen && { view: chosen }),
  }
  const made = await backgrounder.reply(asked, { isAdministrator: false }, ROOMY)
  const { status, excerpts } = replyData(made)
  const { card } = made
  const shown = excerpts.slice(0, MOST_EXCERPTS)
  const text = renderCard(card, { width: Infinity, coloured: false, open: () => undefined }).join('\n')
  const { snapshot } = backgrounder.store
  const content: ContentBlock[] = [
    { type: 'text', text },
    ...shown.map((excerpt) => passageLink(snapshot, excerpt)),
  ]
  return {
    content,
    structuredContent: {
      status,
      heading: card.heading,
      page: card.page.number,
      pages: card.page.count,
      excerptCount: excerpts.length,
      excerpts: shown,
    },
    ...(status === 'error' && { isError: true }),
  }
}
