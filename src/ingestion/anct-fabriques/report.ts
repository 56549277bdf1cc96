/** What the import could not place, or had to decide, by kind. */
export type FindingKind =
  | 'split-ambiguous'
  | 'duplicate'
  | 'unknown-commune'
  | 'commune-recoded'
  | 'commune-unnamed'
  | 'no-geometry'
  | 'no-region'
  | 'no-epci'
  | 'several-postcodes'
  | 'matched'
  | 'unmatched'
  | 'curated'
  | 'cleaned'
  | 'email-removed'
  | 'slug-distinguished'
  | 'left-the-list';

/** One thing worth a look, about one record or one commune. */
export interface Finding {
  readonly kind: FindingKind;
  /** The `fabt-NN` it is about, or the line of a curated table. */
  readonly about: string;
  readonly communeCode: string;
  /** A sentence or a value, in French. */
  readonly detail: string;
}

/** The outcome of an import. The same source and tables always give the same report. */
export interface ImportReport {
  readonly features: number;
  readonly fabriques: number;
  readonly findings: readonly Finding[];
}

/** What each kind means, in the order of the report: what needs a person first. */
const titles: Readonly<Record<FindingKind, string>> = {
  'split-ambiguous': 'Non placées : autant de noms que d’identifiants n’a pas pu être séparé',
  duplicate: 'Non placées : même commune et même nom qu’une autre ligne',
  unmatched: 'Décisions des tables (`correspondances.csv`, `noms.csv`) qui ne concernent plus personne',
  'left-the-list': 'Adresses gardées de fabriques qui ne sont plus dans la liste',
  'unknown-commune': 'Code de commune inconnu : ni nom, ni département, ni région, ni EPCI',
  'no-geometry': 'Sans coordonnées',
  'commune-unnamed': 'Commune sans nom dans la liste : nom du découpage administratif',
  'commune-recoded': 'Code de commune qui a changé depuis la liste',
  'no-region': 'Collectivité d’outre-mer : pas de région',
  'no-epci': 'Commune hors de tout EPCI à fiscalité propre',
  matched: 'Rapprochées d’une fabrique déjà documentée (`correspondances.csv`)',
  'email-removed': 'Courriel retiré du nom',
  curated: 'Nom choisi à la main (`noms.csv`)',
  cleaned: 'Nom nettoyé : références HTML, sauts de ligne, espaces',
  'slug-distinguished': 'Adresse distinguée d’une autre par la commune',
  'several-postcodes': 'Commune à plusieurs codes postaux, ou sans code postal : aucun n’est retenu',
};

/** The report as Markdown, for people: in French, as the list and its readers are. */
export function reportToMarkdown({ features, fabriques, findings }: ImportReport): string {
  const sections = Object.entries(titles).map(([kind, title]) => {
    const ofKind = findings.filter((finding) => finding.kind === kind);
    const lines = ofKind.map(({ about, communeCode, detail }) => `- ${communeCode} ${about} : ${detail}\n`);
    return ofKind.length === 0 ? '' : `\n## ${title} (${ofKind.length})\n\n${lines.join('')}`;
  });
  return [
    '# Import de la liste nationale des fabriques de territoire\n\n',
    `${features} communes, ${fabriques} fabriques. Page écrite par \`fabriques import anct-fabriques\`.\n`,
    ...sections,
  ].join('');
}
