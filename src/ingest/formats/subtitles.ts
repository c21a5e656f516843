import { parseSync } from 'subtitle'
import type { Incoming } from '../incoming.ts'

const TAGS = /<\/?[a-z][^<>]{0,80}>|\{\\[^{}]{0,80}\}/giu
const SPEAKER = /<v(?:\.[^\s<>]{1,40})?\s+(?<speaker>[^<>]{1,80})>/iu

/**
 * Reads SubRip or WebVTT: a paragraph for what is said without a pause in between, with who says it where the cues
 * tell (“Speaker: …”), and its time.
 */
export function readSubtitles(text: string): Incoming {
  const paragraphs: string[] = []
  let last: { end: number; speaker: string | undefined } | undefined
  for (const node of parseSync(text)) {
    if (node.type !== 'cue') continue
    const { start, end, text: cue } = node.data
    const speaker = SPEAKER.exec(cue)?.groups?.['speaker']?.trim()
    const words = cue.replaceAll(TAGS, '').replaceAll(/\s+/gu, ' ').trim()
    if (words === '') continue
    const goesOn =
      last !== undefined &&
      start - last.end < PAUSE_MILLISECONDS &&
      (speaker ?? last.speaker) === last.speaker
    const previous = paragraphs.at(-1)
    if (goesOn && previous !== undefined && !ENDED.test(previous))
      paragraphs[paragraphs.length - 1] = `${previous} ${words}`
    else paragraphs.push(`[${timeOf(start)}] ${speaker === undefined ? '' : `${speaker}: `}${words}`)
    last = { end, speaker: speaker ?? (goesOn ? last?.speaker : undefined) }
  }
  return { text: paragraphs.join('\n\n'), particulars: {}, doubts: [] }
}

const PAUSE_MILLISECONDS = 2_000
/** A paragraph that is long enough ends with its sentence. */
const ENDED = /^.{300,}[.!?…]["”’]?$/su

function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
