import { register } from 'tsx/esm/api'

/*
 * What a parsing thread does: takes the bytes of a document, gives its text and particulars. In JavaScript, as a thread
 * cannot import TypeScript before it has registered tsx itself.
 */

register()
const { parseDocument } = await import('./parse.ts')

export default parseDocument
