import type { NumberLanguage } from '../language.ts'

export const german: NumberLanguage = {
  decimal: ',',
  words: `zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14
    fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50
    sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1e3 ein=1 eine=1 einhundert=100
    eintausend=1e3 million=1e6 millionen=1e6 milliarde=1e9 milliarden=1e9 billion=1e12 billionen=1e12 
    `,
  abbreviations: 'mio=1e6 mrd=1e9',
  joins: true,
  and: 'und',
  bounds: [
    ['mindestens|wenigstens|nicht weniger als', 'at least'],
    ['bis zu|höchstens|maximal', 'at most'],
    ['mehr als|über', 'over'],
    ['weniger als|unter|fast|knapp|beinahe', 'under'],
    ['rund|etwa|circa|ca\\.?|ungefähr|schätzungsweise|gut', 'about'],
  ],
  percent: 'prozent %',
  currencies: {
    USD: 'dollar',
    EUR: 'euro',
    GBP: 'pfund',
    CHF: 'franken',
    RUB: 'rubel',
    ILS: 'schekel',
    JPY: 'yen',
    CNY: 'yuan',
  },
  units: {
    kilometer: 'km kilometer kilometern',
    meter: 'meter metern',
    tonne: 'tonne tonnen',
    kilogram: 'kg kilogramm',
    liter: 'liter litern',
    hectare: 'hektar',
    barrel: 'barrel fass',
    megawatt: 'megawatt',
    degree: 'grad',
  },
  times: `sekunde sekunden minute minuten stunde stunden tag tage tagen nacht woche wochen monat monate monaten jahr jahre jahren jahrzehnte
    uhr mal jährige`,
  ends: `wurden wurde sind ist war waren haben hat hatte hatten werden wird worden die der das in im am an bei nach vor auf mit seit während
    aus und oder aber durch für von getötet verletzt vertrieben starben kamen gestorben als zu zum zur dass sowie`,
  people: `menschen personen zivilisten kinder kindern frauen männer soldaten kämpfer polizisten patienten journalisten bewohner bewohnern geiseln
    gefangene gefangenen opfer flüchtlinge tote toten verletzte verletzten todesopfer leben mitarbeiter arbeiter demonstranten passagiere insassen
    einwohner bürger mitglieder andere weitere vermisste`,
  measures: {
    killed: String.raw`getötet|tote[nr]?|todesopfer|starben|gestorben|ums leben|tot|opferzahl`,
    injured: String.raw`verletzt|verletzte[nr]?|verwundet`,
    displaced: String.raw`vertrieben|geflohen|flohen|flüchteten|obdachlos|evakuiert`,
    held: String.raw`geiseln?|entführt|festgenommen|verschleppt|inhaftiert`,
    missing: String.raw`vermisst|vermisste[nr]?`,
    price: String.raw`preis|preise|kostet|kosten|je barrel|pro barrel|kurs`,
  },
  sum: String.raw`seit|bisher|bislang|insgesamt|opferzahl|zahl der toten|inzwischen`,
  head: 'last',
}
