import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { createBackgrounder } from '../command/createBackgrounder.ts'
import { addersOf, reserved } from '../command/list.ts'
import { loadConfig } from '../config.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import { slackManifest } from './manifest.ts'

const USAGE = `Prints the manifest of the Slack app, for api.slack.com/apps, "Create New App", "From a manifest".

  npm run --silent slack:manifest                                    Socket Mode, YAML
  npm run --silent slack:manifest -- --url https://news.example.org  HTTP
  npm run --silent slack:manifest -- --json                          JSON
  npm run --silent slack:manifest -- --unfurl                        links to known sources are unfolded
  npm run --silent slack:manifest -- --agent                         threads with the app as an agent (paid plans)
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      json: { type: 'boolean' },
      unfurl: { type: 'boolean' },
      agent: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (values.url !== undefined && !URL.canParse(values.url)) {
    process.stderr.write(`--url: not an address.\n\n${USAGE}`)
    return 2
  }
  const config = loadConfig()
  const store = await KnowledgeStore.open(config.KNOWLEDGE_DIR, reserved)
  const { specifications } = createBackgrounder(store, () => new Date(), undefined, {
    adders: addersOf(config),
  })
  const manifest = slackManifest(specifications, {
    umbrella: config.SLACK_COMMAND,
    ...(values.url !== undefined && { address: new URL(values.url) }),
    ...(values.unfurl && { unfurlDomains: hostsOf(store.snapshot) }),
    isAgent: values.agent === true,
  })
  process.stdout.write(values.json ? `${JSON.stringify(manifest, undefined, 2)}\n` : stringify(manifest))
  return 0
}

/** The hosts at which sources stand, the most frequent first. */
function hostsOf({ sources }: Snapshot): string[] {
  const counts = new Map<string, number>()
  for (const { particulars } of sources.values())
    for (const url of [particulars.url, ...particulars.alsoAt.map((place) => place.url)]) {
      const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
      if (host !== '') counts.set(host, (counts.get(host) ?? 0) + 1)
    }
  return [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1)).map(([host]) => host)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  process.exitCode = 2
}
