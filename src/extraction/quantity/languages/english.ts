import type { NumberLanguage } from '../language.ts'

export const english: NumberLanguage = {
  decimal: '.',
  words: `two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
    fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
    fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 one=1 a=1 hundred=100 thousand=1e3 million=1e6
    billion=1e9 trillion=1e12 `,
  abbreviations: 'm=1e6 mn=1e6 bn=1e9 tn=1e12 k=1e3',
  joins: false,
  and: 'and',
  bounds: [
    ['at least|no fewer than|no less than|a minimum of', 'at least'],
    ['as many as|up to|at most|no more than|a maximum of', 'at most'],
    ['more than|over|above|upwards of|in excess of|well over|exceeding', 'over'],
    ['fewer than|less than|under|below|nearly|almost|close to', 'under'],
    ['about|around|roughly|approximately|some|an estimated|estimated|nearly around|more or less', 'about'],
  ],
  percent: 'percent %',
  currencies: {
    USD: 'dollar dollars',
    EUR: 'euro euros',
    GBP: 'pound pounds sterling',
    ILS: 'shekel shekels',
    RUB: 'ruble rubles rouble roubles',
    INR: 'rupee rupees',
    CNY: 'yuan',
    JPY: 'yen',
    TRY: 'lira',
    CHF: 'franc francs',
    UAH: 'hryvnia',
  },
  units: {
    kilometer: 'km kms kilometer kilometers kilometre kilometres',
    mile: 'mile miles',
    meter: 'metre metres meter meters',
    foot: 'feet foot ft',
    tonne: 'tonne tonnes ton tons',
    kilogram: 'kg kilogram kilograms kilo kilos',
    liter: 'litre litres liter liters',
    barrel: 'barrel barrels',
    pound: 'lb lbs',
    hectare: 'hectare hectares',
    acre: 'acre acres',
    'square-kilometer': 'sq_km',
    megawatt: 'megawatt megawatts mw',
    degree: 'degree degrees',
  },
  times: `second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades century
    centuries am pm a.m p.m gmt o'clock times time percentage`,
  ends: `were was are is have has had been be will would could can may might who which that whom whose where when while in on at
    from to by with for since after before during as and or but into across near inside along against than through over under
    if including among amid between said says so also because however the a an its his her their this these those there it they he she
    killed injured wounded died displaced fled dead missing taken seized held being remain remains remained according january february march april june july august september october november
    december`,
  people: `people person persons civilians civilian children child women woman men man soldiers soldier troops fighters militants
    officers police policemen patients journalists residents hostages hostage prisoners victims workers worker others lives
    deaths refugees migrants passengers students employees family families relatives villagers peacekeepers protesters girls boys
    babies members commanders members personnel citizens inhabitants casualties doctors medics fatalities detainees adults
    villagers sailors miners pilots dead wounded more`,
  measures: {
    killed: String.raw`killed|kills?|killing|dead|died|dies|deaths?|death toll|fatalities|slain|lost their lives|drowned|toll`,
    injured: String.raw`injured|injur(?:ies|ing)|wounded|wounding|hurt`,
    displaced: String.raw`displaced|displacing|fled|flee|fleeing|evacuated|homeless|uprooted|forced from their homes`,
    held: String.raw`hostages?|kidnapped|abducted|captives?|captured|arrested|detained|detainees`,
    missing: String.raw`missing|unaccounted for`,
    price: String.raw`prices?|costs?|a barrel|per barrel|a litre|a tonne|rates?`,
  },
  sum: String.raw`since|so far|toll|in total|total of|overall|to date|until now|have been|has killed|have died|has displaced|have fled`,
  head: 'last',
}
