/**
 * Titles and offices that stand before a person's name, folded, in several languages. They are words of the languages,
 * not of anything that happens.
 */
const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady madam president vice premier chancellor minister ministers ' +
    'secretary senator sen representative rep governor gov mayor deputy ambassador envoy spokesman spokeswoman ' +
    'spokesperson chairman chairwoman chair director commander general gen lieutenant lt colonel col major maj ' +
    'captain capt admiral adm marshal brigadier sergeant sgt commissioner inspector judge justice prosecutor attorney ' +
    'congressman congresswoman councillor mp king queen prince princess emperor sultan emir crown pope cardinal ' +
    'archbishop bishop reverend rev father sister brother rabbi imam ayatollah sheikh shaikh mullah mufti hajj hajji ' +
    'coach author journalist analyst leader chief head boss saint st ' +
    // German
    'herr frau prasident prasidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerin sprecher sprecherin ' +
    'burgermeister burgermeisterin konig konigin kaiser papst kardinal bischof richter richterin ' +
    'botschafter botschafterin abgeordneter abgeordnete senatorin vorsitzender vorsitzende chef chefin leiter leiterin ' +
    // French
    'monsieur madame mme mlle m presidente ministre depute senateur maire chancelier roi reine pape ' +
    'cardinal juge procureur ambassadeur porte-parole porte parole directeur directrice ' +
    // Spanish, Portuguese, Italian
    'senor senora sr sra don dona presidenta ministro ministra alcalde alcaldesa gobernador gobernadora diputado ' +
    'senador senadora canciller rey reina papa juez jueza fiscal embajador portavoz comandante prefeito governador ' +
    'deputado porta voz rei rainha juiz signor signora sindaco deputato onorevole re regina giudice portavoce ' +
    // Dutch, Swedish, Danish, Norwegian
    'meneer mevrouw burgemeester koning koningin woordvoerder statsminister utenriksminister kung drottning kong ' +
    'dronning talsperson talesperson ' +
    // Swahili
    'rais waziri bwana bibi mwenyekiti msemaji balozi mkurugenzi jenerali gavana mbunge mfalme malkia papa'
  ).split(' '),
)

/** Words of offices that are compounds: "Außenministerin", "Regierungssprecher", "Parteichef". */
const COMPOUND =
  /.{3}(?:minister|prasident|kanzler|sprecher|chef|fuhrer|vorsitzender|vorsitzende|kommissar|prasidenten|ministers)(?:in)?$/u

/** What comes along with titles and is none by itself: "prime minister", "Foreign Secretary", "Chief of Staff". */
const BESIDE_TITLES: ReadonlySet<string> = new Set(
  (
    'prime foreign defence defense interior finance former acting interim supreme grand chief first second senior ' +
    'rear assistant special joint under permanent executive managing us uk un eu staff security national state home trade ' +
    'health education justice economy energy energie culture information premier premiere primer prima vize ex co'
  ).split(' '),
)

/** Titles that people who have no surname are named with; they belong to the full name. */
const NOBLE: ReadonlySet<string> = new Set(
  'king queen prince princess emperor pope saint st konig konigin papst roi reine pape rey reina papa rei rainha kung kong'.split(
    ' ',
  ),
)

/** Whether a word may be, or end, what stands before a person's name; it is folded. */
export function isTitle(word: string): boolean {
  return TITLES.has(word) || COMPOUND.test(word)
}

/** Whether a word only qualifies a title; folded. */
export function isBesideTitle(word: string): boolean {
  return BESIDE_TITLES.has(word)
}

/** Whether a title belongs to the name that stands behind it; folded. */
export function isNoble(word: string): boolean {
  return NOBLE.has(word)
}
