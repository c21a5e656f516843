/* Its own declarations are written against a browser's DOM, which this program is not compiled with. */
declare module '@mozilla/readability' {
  import type { LinkedDocument, LinkedElement } from 'linkedom'

  export class Readability {
    constructor(
      document: LinkedDocument,
      options: {
        /** Whether elements keep their classes. */
        readonly keepClasses: boolean
        /** Makes of the element that holds the article what `parse` returns as its content. */
        readonly serializer: (element: LinkedElement) => LinkedElement
      },
    )

    parse(): { readonly title?: string | null; readonly content?: LinkedElement | null } | null
  }
}
