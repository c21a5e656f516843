/**
 * What the program calls itself when it asks a server (RFC 9110, 10.1.5).
 * @param contact an address or a mail address of whoever runs it, so that a site's owner can write to them.
 */
export function userAgentOf(contact: string | undefined): string {
  return contact === undefined ? 'Backgrounder/0.1' : `Backgrounder/0.1 (+${contact})`
}
