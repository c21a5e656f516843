import type { NumberLanguage } from '../language.ts'

export const french: NumberLanguage = {
  decimal: ',',
  words: `deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
    quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100 mille=1e3
    million=1e6 millions=1e6 milliard=1e9 milliards=1e9 un=1`,
  abbreviations: 'md=1e9 mds=1e9',
  joins: false,
  and: 'et',
  bounds: [
    ['au moins|pas moins de|au minimum', 'at least'],
    [`jusqu['’]à|au plus|au maximum`, 'at most'],
    [`plus d['’]|plus de`, 'over'],
    [`moins d['’]|moins de|près de|presque`, 'under'],
    ['environ|quelque|quelques|autour de|à peu près', 'about'],
  ],
  percent: '% pour_cent',
  currencies: {
    USD: 'dollar dollars',
    EUR: 'euro euros',
    GBP: 'livres',
    CHF: 'francs',
    RUB: 'roubles',
    ILS: 'shekels',
  },
  units: {
    kilometer: 'km kilomètre kilomètres',
    meter: 'mètre mètres',
    tonne: 'tonne tonnes',
    kilogram: 'kg kilogrammes kilos',
    liter: 'litre litres',
    hectare: 'hectare hectares',
    barrel: 'baril barils',
    degree: 'degré degrés',
  },
  times: `seconde secondes minute minutes heure heures jour jours nuit semaine semaines mois an ans année années décennies siècle h fois`,
  ends: `ont a sont est était étaient été ont avaient avait dans en sur à au aux depuis après avant pendant et ou mais qui que par pour avec lors
    selon dont contre vers le la les un une ce cette tués blessés déplacés`,
  people: `personnes personne civils enfants femmes hommes soldats combattants policiers patients journalistes habitants otages prisonniers
    victimes réfugiés morts mort blessés déplacés disparus employés manifestants passagers autres palestiniens migrants gens décès vies`,
  measures: {
    killed: String.raw`tué(?:e)?s?|tuant|morte?s?|décès|mortes|décédé(?:e)?s?|bilan|ont péri`,
    injured: String.raw`blessé(?:e)?s?|blessant`,
    displaced: String.raw`déplacé(?:e)?s?|ont fui|évacué(?:e)?s?|fuir`,
    held: String.raw`otages?|enlevé(?:e)?s?|kidnappé(?:e)?s?|arrêté(?:e)?s?|détenus?`,
    missing: String.raw`disparu(?:e)?s?`,
    price: String.raw`prix|coûte|coûtent|le baril|coût`,
  },
  sum: String.raw`depuis|bilan|au total|jusqu['’]ici|à ce jour`,
  head: 'first',
}
