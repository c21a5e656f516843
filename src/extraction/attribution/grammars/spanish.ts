import type { Grammar } from '../grammar.ts'

export const spanish: Grammar = {
  verbs: {
    say: `dijo dice dijeron dicen afirmó afirma afirmaron señaló señala explicó explica aseguró asegura aseguraron indicó
      indica sostuvo sostiene manifestó expresó agregó añadió añade declaró declara destacó subrayó apuntó recordó comentó
      escribió insistió reiteró`,
    announce: `anunció anuncia anunciaron confirmó confirma confirmaron informó informaron reveló reveló`,
    demand: `pidió pide pidieron exigió exige exigieron instó reclamó`,
    promise: `prometió promete prometieron`,
    warn: `advirtió advierte advirtieron amenazó alertó`,
    claim: `alegó alega`,
    accuse: `acusó acusa acusaron culpó denunció denuncia denunciaron condenó condena condenaron criticó critica criticaron`,
    reject: `rechazó rechaza rechazaron descartó`,
    deny: `negó niega negaron desmintió desmiente`,
  },
  needsQuotation: `señala señaló indica indicó explica explicó recordó informó informaron escribió destacó expresó apuntó alertó
    comentó agregó añadió añade denuncia condena critica manifestó`,
  toSomebody: '',
  nouns: 'denuncia condena critica',
  participles: '',
  auxiliaries: '',
  that: 'que',
  between:
    'también además ya luego después ayer hoy lunes martes miércoles jueves viernes sábado domingo le les nuevamente',
  hinders: 'no se fue fueron ha han sido ser a para de nunca',
  opens: 'y e pero o que quien quienes cuando mientras donde si porque aunque como pues sino cuyo',
  and: 'y e o',
  clause: `es son era eran fue fueron está están será ha han había no se hay puede debe va yo nosotros nos me lo`,
  joins: 'de del la el los las y al e',
  ends: `en a durante tras ante que y sobre por para con desde al según este esta ayer hoy lunes martes miércoles jueves viernes
    sábado domingo antes después quien`,
  articles: `el la los las un una unos unas varios varias su sus este esta estos dos tres algunos`,
  adverbs: `pero y además también asimismo mientras así entonces ayer hoy luego`,
  prepositions: `en a de desde tras durante por para con sin sobre ante bajo según hasta al del entre contra`,
  speakers: `portavoz portavoces ministerio ministro ministra ejército policía gobierno presidente presidenta jefe líder
    autoridades funcionarios funcionario fuentes fuente expertos analistas testigos abogado abogados organización informe
    comunicado vecinos alcalde alcaldesa director directora grupo movimiento médicos sindicato embajador canciller`,
  he: 'él ella',
  it: '',
  otherPronouns: 'yo nosotros ellos ellas esto eso quien ello alguien nadie',
  accordingTo: 'según de_acuerdo_con',
  times: `lunes martes miércoles jueves viernes sábado domingo ayer hoy enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre`,
  order: 'subject first',
  isPreposed: true,
  commaOpens: false,
  dropsPronouns: true,
  capitalsAreNames: true,
}
