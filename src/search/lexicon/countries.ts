import { fold } from '../fold.ts'

/**
 * By ISO 3166 code how English speaks of a country and of who is from there; and, behind the bar, of its government, which
 * news calls by its capital.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  AE: 'uae emirati emiratis emirates',
  AF: 'afghanistan afghan afghans | kabul',
  AL: 'albania albanian albanians | tirana',
  AM: 'armenia armenian armenians | yerevan',
  AR: 'argentina argentine argentines argentinian',
  AT: 'austria austrian austrians | vienna',
  AU: 'australia australian australians | canberra',
  AZ: 'azerbaijan azerbaijani azeri | baku',
  BA: 'bosnia bosnian bosnians | sarajevo',
  BD: 'bangladesh bangladeshi bangladeshis | dhaka',
  BE: 'belgium belgian belgians',
  BG: 'bulgaria bulgarian bulgarians | sofia',
  BR: 'brazil brazilian brazilians',
  BY: 'belarus belarusian belarusians | minsk',
  CA: 'canada canadian canadians | ottawa',
  CD: 'congo congolese | kinshasa',
  CH: 'switzerland swiss | bern',
  CL: 'chile chilean chileans',
  CM: 'cameroon cameroonian',
  CN: 'china chinese | beijing',
  CO: 'colombia colombian colombians | bogota',
  CU: 'cuba cuban cubans | havana',
  CY: 'cyprus cypriot cypriots | nicosia',
  CZ: 'czechia czech czechs | prague',
  DE: 'germany german germans | berlin',
  DK: 'denmark danish danes | copenhagen',
  DZ: 'algeria algerian algerians | algiers',
  EC: 'ecuador ecuadorian ecuadorians | quito',
  EE: 'estonia estonian estonians | tallinn',
  EG: 'egypt egyptian egyptians | cairo',
  ER: 'eritrea eritrean eritreans | asmara',
  ES: 'spain spanish spaniards | madrid',
  ET: 'ethiopia ethiopian ethiopians',
  FI: 'finland finnish finns | helsinki',
  FR: 'france french | paris',
  GB: 'britain british briton britons uk | london',
  GE: 'georgia georgian georgians | tbilisi',
  GH: 'ghana ghanaian ghanaians | accra',
  GR: 'greece greek greeks | athens',
  HR: 'croatia croatian croatians croats | zagreb',
  HT: 'haiti haitian haitians',
  HU: 'hungary hungarian hungarians | budapest',
  ID: 'indonesia indonesian indonesians | jakarta',
  IE: 'ireland irish | dublin',
  IL: 'israel israeli israelis',
  IN: 'india indian indians | delhi',
  IQ: 'iraq iraqi iraqis | baghdad',
  IR: 'iran iranian iranians | tehran',
  IS: 'iceland icelandic | reykjavik',
  IT: 'italy italian italians | rome',
  JO: 'jordan jordanian jordanians | amman',
  JP: 'japan japanese | tokyo',
  KE: 'kenya kenyan kenyans | nairobi',
  KH: 'cambodia cambodian cambodians',
  KP: 'dprk | pyongyang',
  KR: ' | seoul',
  KW: 'kuwait kuwaiti kuwaitis',
  KZ: 'kazakhstan kazakh kazakhs | astana',
  LB: 'lebanon lebanese | beirut',
  LK: 'lanka lankan | colombo',
  LT: 'lithuania lithuanian lithuanians | vilnius',
  LV: 'latvia latvian latvians | riga',
  LY: 'libya libyan libyans | tripoli',
  MA: 'morocco moroccan moroccans | rabat',
  MD: 'moldova moldovan moldovans',
  ML: 'mali malian malians | bamako',
  MM: 'myanmar burma burmese',
  MX: 'mexico mexican mexicans',
  MY: 'malaysia malaysian malaysians',
  MZ: 'mozambique mozambican | maputo',
  NE: 'niger nigerien | niamey',
  NG: 'nigeria nigerian nigerians | abuja',
  NL: 'netherlands dutch holland',
  NO: 'norway norwegian norwegians | oslo',
  NP: 'nepal nepali nepalese | kathmandu',
  NZ: 'zealand | wellington',
  OM: 'oman omani omanis | muscat',
  PE: 'peru peruvian peruvians | lima',
  PH: 'philippines philippine filipino filipinos | manila',
  PK: 'pakistan pakistani pakistanis | islamabad',
  PL: 'poland polish poles | warsaw',
  PS: 'palestine palestinian palestinians',
  PT: 'portugal portuguese | lisbon',
  QA: 'qatar qatari qataris | doha',
  RO: 'romania romanian romanians | bucharest',
  RS: 'serbia serbian serbians serbs | belgrade',
  RU: 'russia russian russians | moscow kremlin',
  RW: 'rwanda rwandan rwandans | kigali',
  SA: 'saudi saudis | riyadh',
  SD: 'sudan sudanese | khartoum',
  SE: 'sweden swedish swedes | stockholm',
  SK: 'slovakia slovak slovaks | bratislava',
  SN: 'senegal senegalese | dakar',
  SO: 'somalia somali somalis | mogadishu',
  SY: 'syria syrian syrians | damascus',
  TD: 'chad chadian chadians',
  TH: 'thailand thai thais | bangkok',
  TN: 'tunisia tunisian tunisians | tunis',
  TR: 'turkey turkiye turkish turks | ankara',
  TW: 'taiwan taiwanese | taipei',
  TZ: 'tanzania tanzanian tanzanians',
  UA: 'ukraine ukrainian ukrainians | kyiv kiev',
  UG: 'uganda ugandan ugandans | kampala',
  US: 'us usa america american americans | washington',
  UY: 'uruguay uruguayan uruguayans',
  UZ: 'uzbekistan uzbek uzbeks | tashkent',
  VA: ' | vatican',
  VE: 'venezuela venezuelan venezuelans | caracas',
  VN: 'vietnam vietnamese | hanoi',
  YE: 'yemen yemeni yemenis | sanaa',
  ZA: ' | pretoria',
  ZM: 'zambia zambian zambians | lusaka',
  ZW: 'zimbabwe zimbabwean zimbabweans | harare',
}

/** By a language's code its words for each country, and by each word the countries. */
interface Countries {
  readonly words: ReadonlyMap<string, readonly string[]>
  readonly codes: ReadonlyMap<string, readonly string[]>
}

const known = new Map<string, Countries>()

/** What is known of the names of countries in a language: English by the list, others by their names of one word. */
function countriesIn(language: string): Countries {
  const before = known.get(language)
  if (before) return before
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const made = countries((code, list) => {
    if (language === 'en') return wordsIn(list.split('|')[0])
    const name = fold(names.of(code) ?? '')
    return /[ -]/.test(name) ? [] : [name]
  })
  known.set(language, made)
  return made
}

function countries(wordsOf: (code: string, list: string) => string[]): Countries {
  const words = new Map(Object.entries(ENGLISH).map(([code, list]) => [code, wordsOf(code, list)] as const))
  const codes = new Map<string, string[]>()
  for (const [code, all] of words) for (const word of all) codes.set(word, [...(codes.get(word) ?? []), code])
  return { words, codes }
}

function wordsIn(list = ''): string[] {
  return list.split(' ').filter((word) => word !== '')
}

/**
 * Other words for the country that a word of one language names, in another language or the same.
 * @param word folded.
 * @param from the word's language, and
 * @param to the language of the words wanted, as of `languageCode`.
 * @returns folded, without the word itself; none if it names no country.
 */
export function sameCountry(word: string, from: string, to: string): readonly string[] {
  if (from === '' || to === '') return []
  const codes = countriesIn(from).codes.get(word) ?? []
  return codes.flatMap((code) => (countriesIn(to).words.get(code) ?? []).filter((other) => other !== word))
}

let governments: Countries | undefined

/** English words for the country whose government goes by the name of its capital: "Paris" for the French government. */
export function governedFrom(capital: string): readonly string[] {
  governments ??= countries((code, list) => wordsIn(list.split('|')[1]))
  const codes = governments.codes.get(capital) ?? []
  return codes.flatMap((code) => countriesIn('en').words.get(code) ?? [])
}
