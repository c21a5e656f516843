import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hasCode } from '../../errors.ts'
import { language } from '../../knowledge/fields.ts'
import { particulars } from '../../knowledge/particulars.ts'
import { error, type Problem } from '../../source/problem.ts'
import { readYaml } from '../../source/yaml.ts'

/* What an editor may write in feeds.yaml, once. */

const words = z.array(z.string().trim().min(1, 'must not be empty'))

const feed = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
    publisher: particulars.shape.publisher.describe('Who publishes its articles, where they do not say.'),
    kind: particulars.shape.kind.describe('What kind its articles are, where they do not say.'),
    language: language.optional().describe('What they are written in, where they do not say.'),
    minutes: z
      .int('must be a whole number')
      .min(5, 'must be at least 5')
      .max(10_080, 'must be at most a week')
      .default(30)
      .describe('How often it is asked.'),
    only: words.default([]).describe('Only items whose title, text or sections hold one of these words.'),
    never: words.default([]).describe('No items that hold one of these.'),
    sections: words
      .default([])
      .describe('Only items of one of these sections of the paper, as the feed calls them.'),
    days: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(3_650, 'must be at most ten years')
      .optional()
      .describe('How many days its articles stay; without it as long as nobody takes them out.'),
    publish: z
      .enum(['review', 'at once'])
      .default('review')
      .describe('Whether an administrator looks at each article before it is quoted.'),
  })
  .describe('A feed whose articles come in by themselves.')

export const feedsFile = z.array(feed, 'must be a list of feeds')

export type FeedSettings = Readonly<z.output<typeof feed>>

export const FEEDS_FILE = 'feeds.yaml'

export interface ReadSettings {
  /** Each address once. */
  readonly feeds: readonly FeedSettings[]
  /** Where the file has any, none of its feeds is asked. */
  readonly problems: readonly Problem[]
}

/** Reads the feeds of a knowledge folder; without a file there are none. */
export async function readFeedSettings(knowledge: string): Promise<ReadSettings> {
  const text = await readIfThere(path.join(knowledge, FEEDS_FILE))
  if (text === undefined) return { feeds: [], problems: [] }
  const { value, problems, locate } = readYaml(FEEDS_FILE, text)
  if (problems.length > 0 || value === undefined) return { feeds: [], problems }
  const parsed = feedsFile.safeParse(value)
  if (!parsed.success)
    return {
      feeds: [],
      problems: parsed.error.issues.map((issue) =>
        error(locate(issue.path), [issue.path.at(-1), issue.message].filter(Boolean).join(' ')),
      ),
    }
  return { feeds: [...new Map(parsed.data.map((one) => [one.url, one])).values()], problems: [] }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined
    throw cause
  }
}
