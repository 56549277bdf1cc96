/** A document that a writer puts: its address below the base, and its JSON. */
export type ExampleDocument = readonly [path: string, body: Readonly<Record<string, unknown>>];

const visit = (
  number: number,
  visitor: string,
  host: string,
  kind: string,
  date: string,
  end?: string,
): ExampleDocument => [
  `visites/essai-${number}`,
  {
    type: 'Visit',
    visitor: [`fabriques/${visitor}`],
    host: [`fabriques/${host}`],
    visitKind: kind,
    startDate: date,
    ...(end !== undefined && { endDate: end }),
    outcome: { fr: 'Une visite inventée pour un essai.' },
  },
];

/** Invented visits and practices of real fabriques, for tests alone: the data that come with the software have none. */
export const exchangeDocuments: readonly ExampleDocument[] = [
  visit(1, 'lab01', 'la-dynamo', 'visite', '2021-03-04'),
  visit(2, 'la-dynamo', 'lab01', 'compagnonnage', '2021-06-10', '2022-02-28'),
  visit(3, 'lab01', 'la-dynamo', 'contribution', '2022-01-20'),
  visit(4, 'monscobar', 'lab01', 'visite', '2022'),
  visit(5, 'monscobar', 'anis', 'residence', '2023-05-05'),
  [
    'pratiques/essai-bouquet',
    {
      type: 'Practice',
      name: 'Un bouquet de financement inventé',
      practiceCategory: ['financement'],
      description: { fr: 'Moitié subventions, moitié recettes.', en: 'Half grants, half income.' },
      practisedBy: ['fabriques/lab01', 'fabriques/monscobar'],
      fundingLine: [
        { funderKind: 'region', amount: '60000', currency: 'EUR' },
        { funderKind: 'adhesions', amount: '15000', currency: 'EUR' },
        { funderKind: 'location-d-espace', amount: '25000', currency: 'EUR' },
        { funderKind: 'dons-mecenat' },
      ],
    },
  ],
  [
    'pratiques/essai-presque-seul',
    {
      type: 'Practice',
      name: 'Un bouquet inventé, à deux lignes',
      practiceCategory: ['financement'],
      description: { fr: 'Premier paragraphe.\r\n\r\nSecond paragraphe.\r\n- un\r\n- deux' },
      practisedBy: ['fabriques/la-dynamo'],
      fundingLine: [
        { funderKind: 'location-d-espace', amount: '79999.50', currency: 'EUR' },
        { funderKind: 'dons-mecenat', amount: '20000.50', currency: 'EUR' },
      ],
    },
  ],
  ['categories/essai-mobilier', { type: 'PracticeCategory', prefLabel: { fr: 'Mobilier inventé' } }],
  [
    'pratiques/essai-chaises',
    {
      type: 'Practice',
      name: 'Des chaises inventées qui tournent',
      practiceCategory: ['categories/essai-mobilier'],
      practisedBy: ['fabriques/lab01'],
    },
  ],
  [
    'pratiques/essai-college',
    {
      type: 'Practice',
      name: 'Une gouvernance inventée à trois collèges',
      practiceCategory: ['gouvernance'],
      practisedBy: ['fabriques/lab01'],
    },
  ],
  [
    'pratiques/essai-binome',
    {
      type: 'Practice',
      name: 'Un compagnonnage inventé en binôme',
      practiceCategory: ['compagnonnage'],
      practisedBy: ['fabriques/la-dynamo', 'fabriques/lab01'],
    },
  ],
];

/** Puts the documents on a server that takes writes. */
export async function putExchangeDocuments(baseIri: string, token: string): Promise<void> {
  await put(exchangeDocuments, baseIri, token);
}

/** Puts sixty visits on a server: to two hubs, of the fabriques with the longest names among others. */
export async function putManyVisits(baseIri: string, token: string): Promise<void> {
  const answer = await fetch(`${baseIri}fabriques.jsonld?parPage=500`);
  const { member } = (await answer.json()) as { member: { id: string; name: string }[] };
  const longestFirst = member.sort((a, b) => b.name.length - a.name.length).map(({ id }) => id.split('/').at(-1) ?? '');
  const hubs = ['monscobar', 'anis'];
  const guests = [...longestFirst.slice(0, 20), ...longestFirst.slice(-30)].filter((slug) => !hubs.includes(slug));
  const visits = Array.from({ length: 60 }, (_, number) => {
    const host = number % 5 === 4 ? guests[(number + 1) % guests.length] : hubs[number % 2];
    return visit(100 + number, guests[number % guests.length] ?? '', host ?? '', 'visite', `${2015 + (number % 9)}`);
  });
  await put(visits, baseIri, token);
}

async function put(documents: readonly ExampleDocument[], baseIri: string, token: string): Promise<void> {
  for (const [path, body] of documents) {
    const answer = await fetch(baseIri + path, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      // Things are named by whole addresses, those of this server.
      body: JSON.stringify(body).replaceAll(/"(?=(?:fabriques|categories)\/)/gu, `"${baseIri}`),
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
  }
}
