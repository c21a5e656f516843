import { parse } from 'yaml'
import { z } from 'zod'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import type { FoundParticulars, Incoming, ParticularName } from '../incoming.ts'

const HEADING = /^#[ \t](?<title>[^\n]+)$/mu
const LONGEST_TITLE = 300
const NAMES: readonly ParticularName[] = [
  'title',
  'author',
  'publisher',
  'published',
  'url',
  'language',
  'kind',
  'licence',
]
const frontMatter = z.record(z.string(), z.unknown())

/**
 * Reads plain text or Markdown. The text is kept byte for byte: it is what will be quoted. Particulars are those of its
 * front matter, and its first heading's words.
 * @param name the file's, for a text without a title.
 */
export function readText(text: string, name: string): Incoming {
  const split = splitFrontMatter(text)
  const body = split?.text ?? text
  const given = split ? particularsIn(split.yaml) : {}
  const heading = HEADING.exec(body)?.groups?.['title']?.trim().slice(0, LONGEST_TITLE)
  const title = heading ? { value: heading, from: 'its first heading' } : named(name)
  return { text: body, particulars: { ...(title && { title }), ...given }, doubts: [] }
}

function particularsIn(yaml: string): FoundParticulars {
  const values = frontMatter.safeParse(parse(yaml)).data ?? {}
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' || typeof value === 'number'
        ? [[name, { value: String(value), from: 'its front matter' }]]
        : []
    }),
  )
}

/** A file's name is a title that its owner gave it, better than none. */
function named(name: string): FoundParticulars['title'] {
  const value = name
    .replace(/\.[a-z]{2,8}$/iu, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim()
  return value === '' ? undefined : { value, from: 'the name of the file' }
}
