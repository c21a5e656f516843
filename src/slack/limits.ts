/*
 * How much Slack takes, in UTF-16 units where a text is meant. From the Block Kit reference and `@slack/types` 3.2,
 * unless another source is named.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /**
     * All blocks of a message together. Undocumented: `msg_blocks_too_long` comes near 13,200 characters, and a
     * divider, 18 characters of JSON, takes 125 of them (slackapi/bolt-js#2509, #2867). Counted here as the JSON of
     * each block and `blockOverhead` for what Slack adds to it.
     */
    total: 13_200,
    blockOverhead: 110,
    /** Slack cuts a `text` at 40,000 and advises 4,000. */
    text: 4_000,
    /** A second one is refused with `invalid_blocks`. */
    tables: 1,
  },
  /** A modal or an App Home. */
  view: { blocks: 100, title: 24, privateMetadata: 3_000, input: 3_000 },
  blockId: 255,
  header: 150,
  image: { altText: 2_000 },
  section: { text: 3_000, fields: 10, field: 2_000 },
  context: { elements: 10 },
  actions: { elements: 25 },
  contextActions: { elements: 5 },
  button: { text: 75, value: 2_000, accessibilityLabel: 75 },
  option: { text: 75, value: 75, count: 100 },
  /** A cell must not be empty. */
  table: { rows: 100, columns: 20 },
  placeholder: 150,
  actionId: 255,
} as const
