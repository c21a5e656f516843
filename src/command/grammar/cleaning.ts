/*
 * What stands in a chat's text and is no word: codes of emoji, mentions, links and times, and marks of code. Each
 * expression reads on from where it stands, so that the time for a text grows with its length only.
 */

/** `<:flag:1234>` and `<a:flag:1234>`, Discord's own emoji. */
const OWN_EMOJI = /<a?:\w{1,40}:\d{1,30}>/g
/** `<@123>`, `<#C01|news>`, `<!here>`, `<t:1735689600:R>`. */
const REFERENCE = /<(?:[@#!][^<>\s]{0,200}|t:-?\d{1,20}(?::[a-z])?)>/gi
/** `<https://…|words>`, as Slack writes it. */
const SLACK_LINK = /<https?:[^<>|\s]*\|([^<>|]*)>/gi
/** `[words](https://…)`. */
const LABELLED_LINK = /\[([^[\]]*)\]\(https?:[^()\s[\]]*\)/gi
const LINK = /<?\bhttps?:\/\/[^\s<>"“”«»]+>?/gi
/** `:flag-pk:`, `:+1:`; not the colons of 12:30:45. */
const EMOJI = /(?<![\p{L}\p{N}]):[\p{L}\p{N}_+'-]{1,60}:(?![\p{L}\p{N}])/gu

/** A text's words, without what a chat writes for something that is no word; a text without any is left as it is. */
export function withoutCodes(text: string): string {
  const words = text
    .replace(OWN_EMOJI, ' ')
    .replace(REFERENCE, ' ')
    .replace(SLACK_LINK, '$1')
    .replace(LABELLED_LINK, '$1')
    .replace(LINK, ' ')
    .replace(EMOJI, ' ')
    .replaceAll('`', '')
  return words === text ? text : words.replace(/\s+/g, ' ').trim()
}
