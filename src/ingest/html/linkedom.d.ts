/* Its own declarations are those of a browser's window, which this program is not compiled with. */
declare module 'linkedom' {
  export interface LinkedElement {
    readonly nodeType: number
    readonly nodeName: string
    readonly localName: string
    readonly textContent: string | null
    readonly childNodes: Iterable<LinkedElement>
    readonly children: Iterable<LinkedElement>
    getAttribute(name: string): string | null
    setAttribute(name: string, value: string): void
  }

  export interface LinkedDocument {
    readonly documentElement: LinkedElement
    readonly body: LinkedElement
    querySelector(selector: string): LinkedElement | null
    querySelectorAll(selector: string): Iterable<LinkedElement>
  }

  export function parseHTML(html: string): { readonly document: LinkedDocument }
}
