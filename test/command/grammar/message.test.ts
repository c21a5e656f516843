import { describe, expect, it } from 'vitest'
import { backgrounderOf, sourceFile } from '../../knowledge/folder.ts'

describe('a message to the app', () => {
  it.each([
    ['/actor TTP', 'actor', { name: 'TTP' }],
    ['actor TTP', 'actor', { name: 'TTP' }],
    ['Actor TTP about:attacks', 'actor', { name: 'TTP', about: 'attacks' }],
    ['`/actor TTP`', 'actor', { name: 'TTP' }],
    ['```\n/actor TTP\n```', 'actor', { name: 'TTP' }],
    ['**/actor TTP**', 'actor', { name: 'TTP' }],
    ['*actor TTP*', 'actor', { name: 'TTP' }],
    ['**/actor** TTP', 'actor', { name: 'TTP' }],
    ['`actor` TTP', 'actor', { name: 'TTP' }],
    ['~~_/actor TTP_~~', 'actor', { name: 'TTP' }],
    ['||/actor TTP||', 'actor', { name: 'TTP' }],
    ['</actor:123456789012345678> TTP', 'actor', { name: 'TTP' }],
    ['</kb status:123456789012345678>', 'kb status', {}],
    ['@Backgrounder actor TTP', 'actor', { name: 'TTP' }],
    ['@Backgrounder: **/actor TTP**', 'actor', { name: 'TTP' }],
    ['**@Backgrounder `actor TTP`**', 'actor', { name: 'TTP' }],
    ['<@123456789012345678> actor TTP', 'actor', { name: 'TTP' }],
    ['<@!123456789012345678>, actor TTP', 'actor', { name: 'TTP' }],
    ['<@&123456789012345678> actor TTP', 'actor', { name: 'TTP' }],
    ['<@U012ABCDEF|backgrounder> actor TTP', 'actor', { name: 'TTP' }],
    ['kb reload', 'kb reload', {}],
    ['kb', 'help', { command: 'kb' }],
    ['help', 'help', {}],
    ['help timeline', 'help', { command: 'timeline' }],
    ['help me with this', 'ask', { question: 'help me with this' }],
    ['', 'help', {}],
    ['  <@123456789012345678> ', 'help', {}],
    ['who is *Ada*?', 'ask', { question: 'who is *Ada*?' }],
    ['_one_ and *two*', 'ask', { question: 'one and *two*' }],
    ['2 * 3 * 4', 'ask', { question: '2 * 3 * 4' }],
    ['what did @ada say', 'ask', { question: 'what did @ada say' }],
    ['mentions a b', 'ask', { question: 'mentions a b' }],
    ['*'.repeat(9_999), 'ask', { question: '*'.repeat(9_999) }],
  ])('is read, whatever the chat makes of it: %j', async (message, command, values) => {
    const backgrounder = await backgrounderOf({ 'sources/a.md': sourceFile('The cat sat.') })
    expect(backgrounder.readMessage(message)).toEqual({ command, arguments: values, page: 1 })
  })
})
