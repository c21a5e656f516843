import type { Grammar } from '../grammar.ts'

export const french: Grammar = {
  verbs: {
    say: `déclaré affirmé dit indiqué assuré expliqué estimé souligné ajouté précisé confié écrit rappelé insisté raconté
      déclare affirme disent indique assure explique estime souligne ajoute précise raconte martèle rappelle`,
    announce: `annoncé confirmé révélé rapporté annonce confirme rapporte révèle`,
    demand: `appelé demandé exigé réclamé appelle demande exige réclame`,
    promise: `promis promet`,
    warn: `averti prévenu menacé avertit prévient menace`,
    claim: `prétendu prétend`,
    accuse: `accusé dénoncé condamné critiqué accuse dénonce condamne critique accusent dénoncent condamnent`,
    reject: `rejeté rejette rejettent`,
    deny: `démenti nié dément nie démentent nient`,
  },
  needsQuotation: `dit écrit indique indiqué rappelé rappelle raconte raconté appelé appelle demande demandé assure assuré précise
    précisé souligne souligné estime estimé explique expliqué critique menace menacé annonce`,
  toSomebody: '',
  nouns: 'critique menace demande annonce',
  participles: `déclaré affirmé indiqué assuré expliqué estimé souligné ajouté précisé confié écrit rappelé insisté raconté
    annoncé confirmé révélé rapporté appelé demandé exigé réclamé promis averti prévenu menacé prétendu accusé dénoncé
    condamné critiqué rejeté démenti nié`,
  auxiliaries: `a ont avait avaient`,
  that: `que qu'`,
  between: `a ont avait avaient également aussi encore ensuite notamment déjà toujours lui-même elle-même lui quant
    pourtant cependant toutefois vivement fermement récemment`,
  hinders: `été est sont était être pas jamais ne n' pour peut pourrait de d' à`,
  opens: `et mais ou que qu' qui dont où car quand lorsque lorsqu' si comme alors puis parce`,
  and: 'et ou',
  clause: `est sont était étaient sera seront ai fait font ne n' pas été peut doit va vont faut je j' nous on vous s' se y`,
  joins: `de du des d' la le les l' et al`,
  ends: `à dans en sur lors après avant devant que qu' qui et tout avec pour par au aux mais lundi mardi mercredi jeudi vendredi
    samedi dimanche hier ce cette`,
  articles: `le la les l' un une des plusieurs son sa ses leur leurs ce cette ces deux trois certains`,
  adverbs: `mais et or cependant toutefois pourtant ainsi enfin puis alors aussi néanmoins`,
  prepositions: `à dans en sur lors depuis après avant selon pour avec par sous durant pendant au aux de d' du chez vers contre
    malgré face dès`,
  speakers: `responsable responsables porte-parole ministère ministre armée police gouvernement président présidente chef
    dirigeant dirigeants autorités officiels officiel sources source experts expert analystes témoins avocat avocats
    organisation rapport communiqué syndicat habitants député maire directeur directrice secours groupe mouvement`,
  he: 'il elle',
  it: '',
  otherPronouns: `je j' nous on vous ils elles ce c' ça cela qui ceux celui celle`,
  accordingTo: `selon d'_après`,
  times: `lundi mardi mercredi jeudi vendredi samedi dimanche hier janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre`,
  order: 'subject first',
  isPreposed: true,
  commaOpens: false,
  dropsPronouns: false,
  capitalsAreNames: true,
}
