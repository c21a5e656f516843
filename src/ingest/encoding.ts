import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import chardet from 'chardet'

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
/** A page names its encoding near its beginning (HTML Standard, 13.2.3.2: within the first 1,024 bytes). */
const PRESCAN_BYTES = 4_096
const META = /charset ?= ?["']?(?<name>[\w-]{2,40})/iu
const XML = /<\?xml[^>]{0,200}encoding=["'](?<name>[\w-]{2,40})/iu
const DETECTED_BYTES = 100_000

/**
 * Decodes a text: by its byte order mark, by what its server or its own beginning says, unless its bytes prove it wrong,
 * and else by the frequency of its bytes. Line ends become `\n`.
 * @param contentType the header of an HTTP response or of a part of a mail.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  return decoderFor(bytes, contentType).decode(bytes).replaceAll(/\r\n?/g, '\n')
}

function decoderFor(bytes: Uint8Array, contentType: string): TextDecoder {
  const mark = BYTE_ORDER_MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark) return new TextDecoder(mark[1])
  // Text that is UTF-8 throughout is nothing else, whatever it is said to be; pure ASCII is read alike by all but UTF-16.
  if (isUtf8(bytes)) return new TextDecoder('utf-8')
  const beginning = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1')
  const named = [META.exec(contentType), META.exec(beginning), XML.exec(beginning)].map(
    (found) => found?.groups?.['name'],
  )
  for (const label of named) {
    const decoder = label === undefined || /^utf-?8$/iu.test(label) ? undefined : decoderNamed(label)
    if (decoder) return decoder
  }
  return (
    decoderNamed(chardet.detect(bytes.subarray(0, DETECTED_BYTES)) ?? '') ?? new TextDecoder('windows-1252')
  )
}

/** @returns undefined for a name that the Encoding Standard does not know. */
function decoderNamed(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}
