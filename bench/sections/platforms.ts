import { measureDiscord } from '../discord.ts'
import { measureSlack } from '../slack.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'
import type { Throughput } from '../throughput.ts'

/** How fast the platforms' adapters answer over HTTP, beside servers that do nothing but what the platform demands. */
export async function platformsSection({ progress, isQuick }: Plan): Promise<Section> {
  progress('Discord over HTTP')
  const discord = await measureDiscord(isQuick ? 500 : undefined)
  progress('Slack over HTTP')
  const slack = await measureSlack(isQuick ? 200 : undefined)
  const row = (name: string, { perSecond, p99 }: Throughput, part: number | undefined): string[] => [
    name,
    fixed(perSecond, 0),
    fixed(p99, 1),
    part === undefined ? '' : fixed(part, 2),
  ]
  return {
    title: 'Platforms over HTTP',
    text: 'Signed `/actor` requests from 16 connections, on one machine with the server. On Discord from payload to response, on Slack from request to the answer’s arrival at its response_url. A few actors are asked for again and again. The last column is the adapter’s throughput as a part of the other’s, the median of rounds taken in turns.',
    columns: ['server', 'a second', 'p99 ms', 'adapter is'],
    rows: [
      row('Discord: the adapter', discord.throughput.adapter, undefined),
      row('Discord: a bare handler on the program’s server', discord.throughput.handler, discord.ofHandler),
      row('Discord: a bare handler on node:http', discord.throughput.bare, discord.ofBare),
      row('Slack: the adapter', slack.adapter, undefined),
      row('Slack: the adapter, every answer made anew', slack.anew, undefined),
      row('Slack: a bare Bolt app', slack.bare, slack.ratio),
    ],
  }
}
