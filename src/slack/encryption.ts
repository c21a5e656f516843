import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.ts'

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const KEY_BYTES = 32
/** The length that NIST SP 800-38D recommends for GCM. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals texts so that nobody without the key reads or alters them, or puts one in another's place. */
export interface Sealer {
  /** @param purpose what the text belongs to; it opens only for the same. */
  seal(text: string, purpose: string): string
  /** @throws Error where the key is another, or where the text was altered or belongs elsewhere. */
  open(sealed: string, purpose: string): string
}

/** @returns undefined where the secret is no key of 32 bytes, as 64 hexadecimal digits or in base64. */
export function createSealer(secret: Secret): Sealer | undefined {
  const key = decodeKey(secret.reveal())
  if (!key) return undefined
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(purpose),
      )
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        VERSION,
        ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
      ].join('.')
    },
    open(sealed, purpose) {
      const [version, nonce = '', tag = '', text = ''] = sealed.split('.')
      if (version !== VERSION) throw new Error(`Not sealed by ${VERSION}`)
      const [nonceBytes, tagBytes, textBytes] = [decode(nonce), decode(tag), decode(text)]
      const decipher = createDecipheriv(ALGORITHM, key, nonceBytes, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tagBytes)
      return Buffer.concat([decipher.update(textBytes), decipher.final()]).toString('utf8')
    },
  }
}

function decode(part: string): Buffer {
  return Buffer.from(part, 'base64url')
}

function decodeKey(written: string): Buffer | undefined {
  const isHexadecimal = /^[0-9a-f]{64}$/i.test(written)
  const key = Buffer.from(written, isHexadecimal ? 'hex' : 'base64')
  return key.length === KEY_BYTES ? key : undefined
}
