import { unzipSync } from 'fflate'

/** The unpacked files of an archive by their paths. */
export type Archive = Readonly<Record<string, Uint8Array>>

const MOST_FILES = 5_000
const LARGEST_BYTES = 64 * 1024 * 1024

/**
 * Unpacks the wanted files of a ZIP archive. What an entry says of its size is what is made room for, so that no small
 * archive can unpack to more.
 * @throws RangeError where it holds too many files, or too much.
 */
export function archive(bytes: Uint8Array, wanted: (name: string) => boolean): Archive {
  let files = 0
  let size = 0
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      files += 1
      if (files > MOST_FILES) throw new RangeError(`It holds more than ${MOST_FILES} files.`)
      if (!wanted(name)) return false
      size += originalSize
      if (size > LARGEST_BYTES)
        throw new RangeError(`It unpacks to more than ${LARGEST_BYTES / 1024 / 1024} MiB.`)
      return true
    },
  })
}

export function textIn(files: Archive, name: string): string | undefined {
  const bytes = files[name]
  return bytes && Buffer.from(bytes).toString('utf8')
}
