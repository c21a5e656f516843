/* Its own declarations are those of an ES module, while Node takes it for what it is: a CommonJS one. */
declare module 'robots-parser' {
  interface Robots {
    /** @returns undefined where the address is on another host. */
    isAllowed(url: string, userAgent: string): boolean | undefined
  }
  function robotsParser(url: string, text: string): Robots
  export = robotsParser
}
