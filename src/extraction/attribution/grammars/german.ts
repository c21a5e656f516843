import type { Grammar } from '../grammar.ts'

export const german: Grammar = {
  verbs: {
    say: `sagte sagten sagt sagen erklärte erklärten erklärt betonte betonten betont schrieb schreibt meinte meint fügte
      teilte teilten äußerte so`,
    announce: `kündigte kündigten bestätigte bestätigten meldete meldeten berichtete berichteten berichtet verkündete`,
    demand: `forderte forderten fordert verlangte verlangten verlangt appellierte drängte`,
    promise: `versprach versprachen verspricht`,
    warn: `warnte warnten warnt drohte drohten droht`,
    claim: `behauptete behaupteten behauptet`,
    accuse: `beschuldigte beschuldigten beschuldigt kritisierte kritisierten kritisiert verurteilte verurteilten warf warfen
      wirft`,
    reject: `wies wiesen lehnte lehnten lehnt`,
    deny: `bestritt bestritten bestreitet dementierte dementierten dementiert leugnete`,
  },
  needsQuotation: `so teilte teilten schrieb schreibt äußerte fügte kündigte kündigten berichtete berichteten berichtet drohte
    drohten droht erklärt sagen drängte warf warfen wirft wies wiesen lehnte lehnten lehnt`,
  toSomebody: '',
  nouns: '',
  participles: '',
  auxiliaries: '',
  that: 'dass daß',
  between: 'auch zudem jedoch aber dabei indes hingegen allerdings unterdessen',
  hinders: 'zu wurde wurden wird worden sei ist nicht kann könnte würde soll sollte',
  opens:
    'und aber oder dass daß weil wenn als während nachdem bevor obwohl wie wo was wer ob denn sondern doch',
  and: 'und oder',
  clause: `ist war sind waren wird werde werden wurde wurden hat habe haben hatte hatten kann könne können konnte soll solle
    sollen sollte muss müsse müssen nicht sei seien wolle will gebe gibt gab kam kommt ging geht ich wir`,
  joins: 'der die das des dem den von vom für und al bin',
  ends: `am im in an bei nach vor auf mit seit während unter zu aus durch gegen gegenüber heute gestern zuvor und dass daß zum
    zur über dazu weiter`,
  articles: `der die das ein eine einer eines dem den des sein seine seiner ihr ihre ihrer mehrere zwei drei viele beide
    einige`,
  adverbs: `aber doch und jedoch zudem auch dabei dagegen daher damit danach zugleich später zuvor bereits nun dazu darauf
    daraufhin heute gestern unterdessen inzwischen außerdem`,
  prepositions: `am im in an bei nach vor auf mit seit während unter zu aus von durch für gegen beim zum zur laut trotz wegen
    über um ohne bis`,
  speakers: '',
  he: 'er',
  it: '',
  otherPronouns: 'sie ich wir du man es dies das dieser diese wer niemand alle was davon',
  accordingTo: 'laut nach_angaben nach_ansicht nach_einschätzung',
  times: `montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern januar februar märz april mai juni juli
    august september oktober november dezember`,
  order: 'verb second',
  isPreposed: true,
  commaOpens: true,
  dropsPronouns: false,
  capitalsAreNames: false,
}
