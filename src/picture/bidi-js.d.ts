/*
 * What pictures use of bidi-js. Its own declarations are those of an ES module, while Node takes it for what it is, a
 * CommonJS one whose export is the function itself.
 */
declare module 'bidi-js' {
  interface EmbeddingLevels {
    /** For every UTF-16 unit; odd where it is written from right to left. */
    readonly levels: Uint8Array
    readonly paragraphs: readonly { readonly level: number }[]
  }

  interface Bidi {
    /** Takes the direction from the first letter that has one. */
    getEmbeddingLevels(text: string): EmbeddingLevels
    /** The indices of the UTF-16 units as they stand from left to right. */
    getReorderedIndices(text: string, levels: EmbeddingLevels): readonly number[]
  }

  function bidiFactory(): Bidi
  export = bidiFactory
}
