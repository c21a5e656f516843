import type { NumberLanguage } from '../language.ts'

export const spanish: NumberLanguage = {
  decimal: ',',
  words: `dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
    quince=15 dieciséis=16 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80
    noventa=90 cien=100 ciento=100 cientos=100 doscientos=200 trescientos=300 quinientos=500 mil=1e3
    millón=1e6 millones=1e6 un=1`,
  abbreviations: '',
  joins: false,
  and: 'y',
  bounds: [
    ['al menos|por lo menos|no menos de', 'at least'],
    ['hasta|como máximo', 'at most'],
    ['más de|más que', 'over'],
    ['menos de|casi|cerca de', 'under'],
    ['unos|unas|alrededor de|aproximadamente|en torno a', 'about'],
  ],
  percent: '% por_ciento',
  currencies: { USD: 'dólar dólares', EUR: 'euro euros', GBP: 'libras', MXN: 'pesos peso', RUB: 'rublos' },
  units: {
    kilometer: 'km kilómetro kilómetros',
    meter: 'metro metros',
    tonne: 'tonelada toneladas',
    kilogram: 'kg kilogramos kilos',
    liter: 'litro litros',
    hectare: 'hectárea hectáreas',
    barrel: 'barril barriles',
    degree: 'grado grados',
  },
  times: `segundo segundos minuto minutos hora horas día días noche semana semanas mes meses año años década décadas siglo veces`,
  ends: `han ha son es eran era fueron fue está están en de-la a al desde tras antes durante y o pero que por para con según entre contra hacia el
    la los las un una murieron resultaron quedaron se`,
  people: `personas persona civiles niños mujeres hombres soldados combatientes policías pacientes periodistas habitantes rehenes prisioneros
    víctimas refugiados muertos heridos desplazados desaparecidos empleados manifestantes pasajeros otros migrantes trabajadores vidas fallecidos`,
  measures: {
    killed: String.raw`muert[oa]s?|murieron|fallecid[oa]s?|fallecieron|mató|mataron|asesinad[oa]s?|víctimas mortales|perdieron la vida|matar`,
    injured: String.raw`herid[oa]s?|lesionad[oa]s?`,
    displaced: String.raw`desplazad[oa]s?|huyeron|huido|evacuad[oa]s?`,
    held: String.raw`rehenes|secuestrad[oa]s?|detenid[oa]s?|arrestad[oa]s?`,
    missing: String.raw`desaparecid[oa]s?`,
    price: String.raw`precios?|cuesta|cuestan|el barril|por barril|coste|costo`,
  },
  sum: String.raw`desde|hasta ahora|en total|balance|saldo`,
  head: 'first',
}
