import { expect, test } from 'vitest'
import { analyze } from '../../src/search/analyzer.ts'
import { indexOf } from './generators.ts'

const COLLECTIONS = {
  hi: [
    'बंदरगाह 1874 में बनाया गया था।',
    'तूफान ने छियालीस जहाज डुबो दिए।',
    'बीमा कंपनियों ने पैसे देने से इनकार किया।',
    'मछुआरे सुबह नावों से लौटे।',
  ],
  ar: [
    'بُنِي الميناء في عام 1874.',
    'أغرقت العاصفة ستا وأربعين سفينة.',
    'رفضت شركات التأمين دفع التعويضات.',
    'عاد الصيادون في الصباح.',
  ],
  ja: [
    '港は1874年に建設された。',
    '嵐で四十六隻の船が沈没した。',
    '保険会社は支払いを拒否した。',
    '漁師たちは朝に戻った。',
  ],
  fa: [
    'بندر در سال ۱۸۷۴ ساخته شد.',
    'طوفان چهل و شش کشتی را غرق کرد.',
    'شرکت‌های بیمه از پرداخت خودداری کردند.',
    'ماهیگیران صبح برگشتند.',
  ],
  th: ['ท่าเรือสร้างขึ้นในปี 1874', 'พายุทำให้เรือจมสี่สิบหกลำ', 'บริษัทประกันภัยปฏิเสธการจ่ายเงิน', 'ชาวประมงกลับมาในตอนเช้า'],
  ru: [
    'Гавань была построена в 1874 году.',
    'Буря потопила сорок шесть кораблей.',
    'Страховщики отказались платить.',
    'Рыбаки вернулись утром.',
  ],
} as const

test.each([
  ['hi', 'बंदरगाह कब बनाया गया?', 0],
  ['hi', 'तूफान में कितने जहाज डूबे?', 1],
  ['hi', 'बीमा कंपनी ने क्या किया?', 2],
  ['ar', 'متى بني الميناء؟', 0],
  ['ar', 'كم سفينة أغرقت العاصفة؟', 1],
  ['ar', 'لماذا رفضت شركة التأمين الدفع؟', 2],
  ['ja', '港はいつ建設されましたか', 0],
  ['ja', '嵐で何隻の船が沈没しましたか', 1],
  ['ja', '保険会社は何を拒否しましたか', 2],
  ['fa', 'بندر کی ساخته شد؟', 0],
  ['fa', 'طوفان چند کشتی را غرق کرد؟', 1],
  ['th', 'เรือจมเพราะพายุ', 1],
  ['th', 'บริษัทประกันภัย', 2],
  ['ru', 'Когда построили гавань?', 0],
  ['ru', 'Сколько кораблей потопила буря?', 1],
] as const)('In %s “%s” is answered', (language, question, expected) => {
  const passages = COLLECTIONS[language].map((text, group) => ({
    text,
    group,
    title: '',
    notes: '',
    language,
  }))
  const { hits, sufficient } = indexOf(passages).search(question, { limit: 1 })
  expect(hits[0]?.passage).toBe(expected)
  expect(sufficient).toBe(true)
})

test('Harakat that are written or left out make no difference', () => {
  const stems = ['الطَّالِبَانُ', 'الطالبان'].map((word) => analyze(word, 'ar')[0]?.stem)
  expect(stems[0]).toBe(stems[1])
})

test.each([
  ['ar', 'وقال المتحدث', 'وقال'],
  ['hi', 'तालिबान और', 'और'],
  ['ru', 'и корабль', 'и'],
  ['es', 'los barcos', 'los'],
])('In %s the stop word of “%s” is “%s”', (tag, text, expected) => {
  expect(analyze(text, tag).flatMap(({ word, isStopWord }) => (isStopWord ? [word] : []))).toEqual([expected])
})

test('Questions that the index has nothing of are refused in any script', () => {
  for (const [language, question] of [
    ['hi', 'ब्राज़ील के राष्ट्रपति कौन हैं?'],
    ['ar', 'من هو رئيس البرازيل؟'],
    ['ja', 'ブラジルの大統領は誰ですか'],
  ] as const) {
    const passages = COLLECTIONS[language].map((text, group) => ({
      text,
      group,
      title: '',
      notes: '',
      language,
    }))
    expect(indexOf(passages).search(question, { limit: 3 }).sufficient).toBe(false)
  }
})
