/** What a file or a response may be read as. */
export type Format =
  'html' | 'feed' | 'pdf' | 'docx' | 'odt' | 'epub' | 'mail' | 'warc' | 'subtitles' | 'text'

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  rss: 'feed',
  atom: 'feed',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  epub: 'epub',
  eml: 'mail',
  mht: 'mail',
  mhtml: 'mail',
  warc: 'warc',
  srt: 'subtitles',
  vtt: 'subtitles',
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
}
const BY_TYPE: readonly (readonly [RegExp, Format])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)/u, 'html'],
  [/^application\/(?:rss|atom|feed)\+(?:xml|json)/u, 'feed'],
  [/^application\/pdf/u, 'pdf'],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml/u, 'docx'],
  [/^application\/vnd\.oasis\.opendocument\.text/u, 'odt'],
  [/^application\/epub\+zip/u, 'epub'],
  [/^(?:message\/rfc822|multipart\/related|application\/x-mimearchive)/u, 'mail'],
  [/^application\/warc/u, 'warc'],
  [/^text\/vtt|^application\/x-subrip/u, 'subtitles'],
  [/^text\/(?:plain|markdown)/u, 'text'],
]
const BEGINNING_BYTES = 1_024

/**
 * What bytes are read as: what they begin with counts before what they are called, for servers and people name files
 * wrongly.
 * @param name a file's name or an address's path; may be empty.
 * @param contentType as HTTP has it; may be empty.
 * @returns undefined for what cannot be read, such as a picture.
 */
export function formatOf(bytes: Uint8Array, name: string, contentType: string): Format | undefined {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING_BYTES))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
  const extension =
    BY_EXTENSION[/\.(?<ending>[a-z]{2,8})$/iu.exec(name)?.groups?.['ending']?.toLowerCase() ?? '']
  const said = BY_TYPE.find(([pattern]) => pattern.test(contentType.toLowerCase().trim()))?.[1]
  if (beginning.startsWith('%PDF-')) return 'pdf'
  if (beginning.startsWith('PK')) return zipped(extension, said)
  if (beginning.startsWith('WARC/')) return 'warc'
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return /\.warc\.gz$/iu.test(name) || said === 'warc' ? 'warc' : undefined
  if (/^WEBVTT\b/u.test(beginning)) return 'subtitles'
  if (/^<(?:rss|feed|rdf:RDF|urlset)\b/iu.test(withoutProlog(beginning))) return 'feed'
  if (/^<(?:!doctype html|html)\b/iu.test(beginning)) return 'html'
  if (beginning.startsWith('{') && JSON_FEED.test(beginning)) return 'feed'
  if (bytes.subarray(0, BEGINNING_BYTES).includes(0) && !/^(?:\u00ff\u00fe|\u00fe\u00ff)/u.test(beginning))
    return undefined
  return extension ?? said ?? 'text'
}

/** In whatever order its members stand, and with its slashes escaped or not. */
const JSON_FEED = /"version"\s*:\s*"https?:(?:\\?\/){2}jsonfeed\.org/u

/** An XML document without what may stand before its element: declarations, style sheets, comments, a document type. */
export function withoutProlog(xml: string): string {
  let rest = xml.trimStart()
  for (;;) {
    const end = PROLOG.find(([begin]) => rest.startsWith(begin))?.[1]
    const at = end === undefined ? -1 : rest.indexOf(end)
    if (end === undefined || at < 0) return rest
    rest = rest.slice(at + end.length).trimStart()
  }
}

const PROLOG = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE rss', '>'],
] as const

function zipped(extension: Format | undefined, said: Format | undefined): Format | undefined {
  return [extension, said].find((format) => format === 'docx' || format === 'odt' || format === 'epub')
}
