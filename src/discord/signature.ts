import { createPublicKey, verify, type KeyObject } from 'node:crypto'

/** @param hex the application's public key, 64 hexadecimal digits, as the developer portal shows it. */
export function ed25519Key(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** Whether the signature is the application's, over the timestamp and the body as they were sent, to the byte. */
export function isSigned(key: KeyObject, signature: string, timestamp: string, body: Buffer): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))
}
