import fc from 'fast-check'

/** What acts on one platform or another where it is not escaped. */
export const hostileTokens = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</actor:123456789012345678>',
  '<:kabul:123456789012345678>',
  '<t:1735689600:R>',
  '<!channel>',
  '<!here|here>',
  '<@U012ABCDEF>',
  '<https://evil.example|click>',
  '[click](https://evil.example)',
  'Report](http://evil.example/login)',
  '](https://evil.example)',
  '[1](https://evil.example)',
  '<https://evil.example>',
  'https://evil.example/a_b_c?d=*e*',
  '**bold**',
  '*bold*',
  '__under__',
  '_italic_',
  '~~struck~~',
  '~struck~',
  '||spoiler||',
  '`code`',
  '```js',
  '```',
  '# Heading',
  '-# small',
  '> quote',
  '>>> quote',
  '- item',
  '1. item',
  ':smile:',
  '&amp;',
  '&lt;!channel&gt;',
  '<script>alert(1)</script>',
  '\\',
  '\\*',
  '%s',
  '{{x}}',
  '__proto__',
  '\u001B[31mred\u001B[0m',
  '\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007',
  '\u001B]0;title\u0007',
  '\u009B2J',
  '\u0000',
  '\u0007',
  '\u0008\u0008\u0008',
  'one\rtwo',
  'one\ntwo',
  'one\r\n> two',
  'one\ttwo',
  '\u2028',
  '\u202Eevil\u202C',
  '\u2066isolated\u2069',
  '\u200Fطالبان',
  'تحریک طالبان پاکستان',
  'می‌خواهم',
  '阿富汗塔利班',
  'क्षत्रिय',
  'e\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦',
  '🇵🇰',
  '❤️',
  '\uFEFF',
  '\u200B',
  '\uD800',
  'a'.repeat(90),
] as const

const words =
  'Pakistan’s Kabul TTP border “strikes” 40% US$ 1.06 billion Tal iban — (PICSS) Rs540 2023–24 talks; of the and'
const word = fc.constantFrom(...words.split(' '))
const piece = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom(...hostileTokens) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
)

/** Text as a hostile source or reader would write it, at most `longest` UTF-16 units; never blank. */
export function hostileText(longest: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.boolean(),
      fc.array(piece, { minLength: 1, maxLength: Math.max(1, Math.ceil(longest / 6)), size: 'max' }),
    )
    .map(([glued, pieces]) => cut(pieces.join(glued && pieces.length < 5 ? '' : ' '), longest))
    .map((text) => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : cut(`Kabul ${text}`, longest)))
}

/** Cuts between code points. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1))
  return text.slice(0, splitsPair ? longest - 1 : longest)
}
