/** What a name may name. */
export const NAME_KINDS = ['person', 'organisation', 'place', 'event'] as const
export type NameKind = (typeof NAME_KINDS)[number]

/**
 * Nouns, folded, that tell what it is that they are said of ("Norport, a town on the coast"), or what a name names of
 * which they are the head ("Norport Steam Company"). They are words of the languages, not of anything that happens.
 */
const NOUNS: Readonly<Record<NameKind, string>> = {
  person:
    'man woman boy girl person leader chief head founder member minister president chancellor premier politician ' +
    'lawmaker senator governor mayor spokesman spokeswoman spokesperson commander general officer soldier fighter ' +
    'militant activist lawyer judge doctor nurse teacher professor scientist historian economist analyst expert author ' +
    'prosecutor writer poet journalist reporter editor novelist artist actor actress singer musician director producer player ' +
    'footballer coach captain pilot engineer farmer fisherman worker businessman businesswoman billionaire executive ' +
    'cleric imam bishop priest rabbi envoy diplomat ambassador adviser advisor aide deputy successor predecessor ' +
    'candidate resident survivor victim witness son daughter father mother brother sister husband wife widow cousin ' +
    'student researcher fellow chairman chairwoman secretary mathematician philosopher critic veteran refugee ' +
    'mann frau politiker politikerin anfuhrer chef grunder leiter sprecher sprecherin arzt arztin anwalt anwaltin ' +
    'journalist journalistin schriftsteller schriftstellerin autor autorin lehrer lehrerin sohn tochter bruder ' +
    'schwester vorsitzende vorsitzender ministerin prasidentin burgermeister burgermeisterin homme femme dirigeant dirigeante ' +
    'cheffe directeur directrice chef fondateur avocat avocate medecin ecrivain auteur journaliste fils ' +
    'fille frere soeur ministre president presidente hombre mujer lider jefe jefa fundador fundadora directora portavoz alcalde alcaldesa abogado abogada medico escritor ' +
    'escritora periodista hijo hija hermano hermana ministro ministra presidente presidenta uomo donna capo fondatore ' +
    'avvocato scrittore giornalista figlio figlia homem mulher chefe advogado escritor jornalista filho filha ' +
    'man vrouw leider mtu mwanamume mwanamke kiongozi mwandishi daktari mwalimu rais waziri',
  organisation:
    'group organisation organization movement party militia army force company firm corporation agency newspaper ' +
    'magazine broadcaster channel network bank university college school institute ministry department council ' +
    'committee commission court union club team band charity ngo association federation alliance coalition bloc ' +
    'government parliament senate congress administration faction wing brigade battalion unit outfit body watchdog ' +
    'foundation society church airline manufacturer retailer publisher startup operator regulator tribunal assembly ' +
    'league brotherhood front cartel gang hospital museum service police fund trust authority office bureau cooperative ' +
    'forces services brigades industries airlines railways times post herald gazette tribune times news press radio ' +
    'television media group holdings group inc ltd corp plc gmbh ag ' +
    'gruppe organisation bewegung partei miliz armee firma unternehmen konzern zeitung bank universitat institut ' +
    'nachrichtenagentur gruppen stiftung ministerium rat ausschuss gericht verband verein regierung parlament bundnis behorde stiftung gesellschaft ' +
    'groupe organisation mouvement parti milice chaine reseau armee entreprise societe agence journal banque universite institut ' +
    'ministere conseil comite cour syndicat gouvernement parlement association fondation grupo organizacion movimiento ' +
    'partido milicia ejercito empresa compania agencia periodico banco universidad instituto ministerio consejo comite ' +
    'tribunal sindicato gobierno parlamento asociacion fundacion partito esercito azienda giornale banca universita ' +
    'ministero consiglio governo associazione exercito jornal universidade ministerio conselho governo associacao ' +
    'partij leger bedrijf krant universiteit ministerie kikundi chama jeshi kampuni gazeti benki chuo wizara shirika serikali kundi shirika',
  place:
    'city town village country nation capital region province district county state territory island peninsula river ' +
    'lake sea ocean bay gulf strait mountain mount valley desert port harbour harbor coast border crossing camp ' +
    'neighbourhood neighborhood suburb quarter street road avenue square bridge airport enclave exclave strip bank ' +
    'republic kingdom emirate municipality settlement hill hills heights plain forest park resort canal dam isthmus ' +
    'islands isles mountains corridor archipelago oasis stadium palace prison base facility ' +
    'stadt stadte lander dorf land hauptstadt region provinz insel halbinsel fluss see meer bucht berg tal wuste hafen kuste grenze ' +
    'strasse platz brucke flughafen ville village pays capitale region province ile fleuve riviere lac mer baie montagne ' +
    'vallee desert port cote frontiere rue place pont aeroport ciudad pueblo pais capital region provincia isla rio lago ' +
    'mar bahia montana valle desierto puerto costa frontera calle plaza puente aeropuerto citta paese capitale regione ' +
    'isola fiume mare monte porto via piazza cidade aldeia pais ilha praia rua praca stad dorp eiland rivier meer ' +
    'mji kijiji nchi mkoa wilaya kisiwa mto ziwa bahari mlima bonde bandari',
  event:
    'war battle attack attacks massacre uprising revolution revolt rebellion coup election elections referendum summit ' +
    'conference festival championship championships cup olympics games tournament earthquake flood hurricane storm ' +
    'famine pandemic epidemic outbreak genocide siege invasion ceasefire truce intifada strike strikes protest protests ' +
    'march riots bombing bombings shooting assassination operation campaign offensive crisis disaster fire crash ' +
    'krieg schlacht anschlag massaker aufstand revolution wahl wahlen gipfel konferenz erdbeben guerre bataille attentat ' +
    'massacre soulevement election elections sommet seisme guerra batalla ataque masacre levantamiento eleccion ' +
    'elecciones cumbre terremoto battaglia attacco strage elezioni vertice batalha eleicao eleicoes vita shambulio uchaguzi',
}

const kindOfNoun: ReadonlyMap<string, NameKind> = new Map(
  NAME_KINDS.flatMap((kind) => NOUNS[kind].split(' ').map((noun) => [noun, kind] as const)).reverse(),
)

/** Nouns that head a name only: of something that is said to be one ("a bank") they say nothing, or something else. */
const HEADS: Readonly<Record<'organisation' | 'place' | 'event', string>> = {
  organisation:
    'nations club guard guards corps command house center centre academy academie akademie assembly cabinet chamber ' +
    'initiative project watch international airways motors systems group partners',
  place: 'states emirates north south east west city peninsula mountains sea island river',
  event: 'agreement accord accords treaty day',
}

/** Heads of names of more than one kind: a bank may lend or lie by a river. */
const EITHER: ReadonlySet<string> = new Set(['bank', 'banks', 'front', 'force'])

const kindOfHead: ReadonlyMap<string, NameKind> = new Map([
  ...[...kindOfNoun].filter(([noun, kind]) => kind !== 'person' && !EITHER.has(noun)),
  ...(['event', 'place', 'organisation'] as const).flatMap((kind) =>
    HEADS[kind].split(' ').map((noun) => [noun, kind] as const),
  ),
])

/** Compounds of German and its neighbours, by their ends. */
const COMPOUND_ENDS: readonly (readonly [RegExp, NameKind])[] = [
  [
    /.{3}(?:ministerium|partei|organisation|verband|gericht|(?<!c)rat|universitat|gesellschaft|behorde|armee|zeitung|bank|bewegung|miliz)$/,
    'organisation',
  ],
  [
    /.{3}(?:strasse|platz|brucke|flughafen|stadt|insel|fluss|gebirge|provinz|streifen|(?<![io]|men)tal|kuste|halbinsel|see)$/,
    'place',
  ],
  [/.{3}(?:krieg|wahl|wahlen|anschlag|gipfel|konferenz|massaker|aufstand|spiele)$/, 'event'],
]

/** What a noun says of what it is said of, in the singular or the plural; it is folded. */
export function kindOfNounSaid(noun: string): NameKind | undefined {
  return (
    kindOfNoun.get(noun) ??
    kindOfNoun.get(singular(noun)) ??
    (isElided(noun) ? kindOfNoun.get(noun.slice(1)) : undefined) ??
    compoundKind(noun) ??
    kindOfHyphenated(noun)
  )
}

/** What a name names whose head the noun is; it is folded. */
export function kindOfHeadNoun(noun: string): NameKind | undefined {
  return kindOfHead.get(noun) ?? compoundKind(noun)
}

/** "l’armée": an article that is run into its noun. */
export function isElided(noun: string): boolean {
  return /^[ld][aeiouh]/.test(noun) && kindOfNoun.has(noun.slice(1))
}

function singular(noun: string): string {
  return noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.endsWith('s') ? noun.slice(0, -1) : noun
}

function compoundKind(noun: string): NameKind | undefined {
  return COMPOUND_ENDS.find(([pattern]) => pattern.test(noun))?.[1]
}

/** Nouns that English makes of what somebody does. */
function kindOfHyphenated(noun: string): NameKind | undefined {
  return /.{3}(?:ologist|maker|holder|keeper|seeker|writer|woman|graphers?|ographer)$/.test(noun)
    ? 'person'
    : undefined
}
