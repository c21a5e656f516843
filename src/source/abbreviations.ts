/*
 * Abbreviations that stand before something and so do not end a sentence, written as they stand in a text.
 * CLDR's own list (sentence break suppressions) was tried and left: for English it lacks "Dr.", "St." and "Gen."
 * and suppresses a break after "Act.", "Job." and "Link.".
 */
const lists: Readonly<Record<string, string>> = {
  en: `Mr Mrs Ms Messrs Dr Prof Rev Fr Sr Jr St Mt Ft Hon Gov Sen Rep Pres Amb Gen Lt Col Maj Capt Cdr Cmdr Adm Sgt
    Cpl Pvt Supt Insp Det Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Vol Fig Figs Art Sec Ch Op Ed Eds
    Dept Univ Inc Ltd Co Corp Bros vs v cf ca c al approx est fig figs no nos p pp vol vols ch sec art op ed eds
    fl b d r e.g i.e viz Rs Maj.Gen Lt.Gen Lt.Col`,
  de: `Dr Prof Hr Fr Frl St Nr Abs Art Bd Bde Hrsg Kap Abb Tab Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez bzw ca
    d.h evtl ggf inkl max min Mio Mrd S s sog u.a usw vgl z.B zit geb gest Str`,
  fr: `M MM Mme Mmes Mlle Dr Pr Me Mgr St Ste janv févr avr juil sept oct nov déc art av chap éd env ex fig n° p pp
    réf t vol cf`,
  es: `Sr Sra Srta Dr Dra D Dña Prof Gral Cnel Lic Ing Ud Uds Vd Av Avda art cap ed fig núm nº p pág págs vol aprox ej cf`,
  it: `Sig Sig.ra Dott Dott.ssa Prof Ing Avv On Gen Col art cap ed fig n p pag pagg vol ca cfr ecc es`,
  pt: `Sr Sra Dr Dra Prof Eng Gen Cel Exmo Av art cap ed fig n nº p pág págs vol aprox ex cf`,
  nl: `dhr mevr mr drs dr prof ir ing St jan feb mrt apr jun jul aug sept okt nov dec art blz bijv ca d.w.z enz fig nr o.a
    p pp resp t.a.v vgl`,
  ru: `г гг в вв им ул пр д стр рис табл т тт с см напр тыс млн млрд руб акад проф ген`,
}

const sets = new Map<string, ReadonlySet<string>>()

/**
 * @param language BCP 47; of a language without a list the abbreviations are none.
 * @returns the abbreviations, without their last full stop.
 */
export function abbreviations(language: string): ReadonlySet<string> {
  const [primary = ''] = language.toLowerCase().split('-', 1)
  const known = sets.get(primary) ?? new Set(lists[primary]?.split(/\s+/))
  sets.set(primary, known)
  return known
}
