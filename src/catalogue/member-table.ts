import { compareStrings } from '../core/rdf/dataset.ts';
import type { Store } from '../store/store.ts';
import { localNameOf, prefixes } from '../vocabulary/namespaces.ts';
import { communeOf } from './communes.ts';
import type { Status, Ternary } from './filters.ts';
import { bestLocation, type Location } from './geo-json.ts';
import type { CollectionName } from './kinds.ts';
import type { Member, Partner, Reference } from './members.ts';
import { byName } from './member-order.ts';
import { directFact, directFacts, memberQuery, narrowedMemberQuery } from './member-query.ts';
import { select, type Solution } from './portal/select.ts';
import { ownDocument } from './kinds.ts';
import { isMember } from './selection-query.ts';
import { departementOf, departementOfCommune } from './territories.ts';
import { visitName } from './visits/visit-name.ts';

/** Every member of a collection by its IRI, with the facts that lists show, in the order of their names. */
export type MemberTable = ReadonlyMap<string, Member>;

/** Reads all members of a collection, or only some of them, in one query. */
export async function readMemberTable(
  store: Store,
  baseIri: string,
  collection: CollectionName,
  only?: readonly string[],
): Promise<MemberTable> {
  const query = only ? narrowedMemberQuery(only) : memberQuery(baseIri, collection);
  const solutions = await select(store, query);
  const byThing = new Map<string, Solution[]>();
  for (const solution of solutions) {
    const iri = solution['thing']?.value ?? '';
    const facts = byThing.get(iri);
    if (facts) {
      facts.push(solution);
    } else {
      byThing.set(iri, [solution]);
    }
  }
  const members = [...byThing].flatMap(([iri, solutions]) => {
    const facts = new Facts(iri, solutions, baseIri);
    return isMember(baseIri, collection, iri, facts.values('type')) ? [memberOf(iri, facts)] : [];
  });
  return new Map(members.sort(byName).map((member) => [member.iri, member]));
}

function memberOf(iri: string, facts: Facts): Member {
  const slug = localNameOf(iri);
  const labels = facts.texts('label');
  const communeCodes = facts.values('communeCode');
  const departement = facts.values('departement')[0] ?? (communeCodes[0] && departementOfCommune(communeCodes[0]));
  const region = facts.values('region')[0] ?? (departement && departementOf(departement)?.region.code);
  const epci = facts.values('epci')[0];
  const locations = facts.locations();
  const towns = facts.values('town');
  const commune = towns.length === 0 || locations.length === 0 ? communeOf(communeCodes[0]) : undefined;
  const location = bestLocation(locations) ?? (commune?.centre && { ...commune.centre, precision: 'commune' });
  const types = facts.values('type').map(localNameOf);
  const inQPV = facts.boolean('inQPV');
  const [visitors, hosts] = [facts.references('visitor'), facts.references('host')];
  const numerique = facts.boolean('numerique') ?? (types.includes('FabriqueNumerique') || undefined);
  return {
    iri,
    slug,
    types,
    name: facts.values('name')[0] ?? labels['fr'] ?? Object.values(labels)[0] ?? visitName(visitors, hosts) ?? slug,
    labels,
    definitions: facts.texts('definition'),
    communeCodes,
    towns: towns.length === 0 && commune ? [commune.town] : towns,
    postalCodes: facts.values('postalCode'),
    ...(departement && { departement }),
    ...(region && { region }),
    ...(epci && { epci }),
    locations,
    ...(location && { location }),
    ...(inQPV !== undefined && { inQPV }),
    ...(numerique !== undefined && { numerique }),
    answers: {
      qpv: facts.answers('inQPV', false),
      numerique: facts.answers('numerique', types.includes('FabriqueNumerique')),
    },
    carriers: facts.references('carrier'),
    visitors,
    hosts,
    leadCarriers: facts.references('leadCarrier'),
    carriersSince: [...facts.values('carrierSince')].sort(),
    partners: facts.partners(),
    structures: facts.values('structure'),
    actions: facts.actions(),
    labelYears: [...new Set(facts.values('labelDate').map((date) => date.slice(0, 4)))].sort(),
    waves: facts.values('wave'),
    families: facts.values('family').map(localNameOf),
    applicationFiles: facts.values('applicationFile'),
    movilabPages: facts.values('movilabPage'),
    texts: facts.values('text'),
    others: facts.others(),
  };
}

const otherFacts =
  'altLabel legalForm foundingDate siret broader category practisedBy usedBy visitor host visitKind startDate endDate'.split(
    ' ',
  );

/** The facts of one member by name, those of its own document first. */
class Facts {
  readonly #byName = new Map<string, Solution[]>();

  public constructor(
    private readonly iri: string,
    solutions: readonly Solution[],
    baseIri: string,
  ) {
    const own = ownDocument(baseIri, this.iri).value;
    const rank = ({ graph, value, more }: Solution) =>
      `${graph?.value === own ? '0' : '1'}${value?.value ?? ''}\n${more?.value ?? ''}`;
    for (const solution of [...solutions].sort((a, b) => compareStrings(rank(a), rank(b)))) {
      const name = nameOf(solution);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), solution]);
    }
  }

  public values(name: string): string[] {
    return [...new Set(this.#of(name).map((solution) => solution['value']?.value ?? ''))];
  }

  /** Undefined where sources disagree, too. */
  public boolean(name: string): boolean | undefined {
    const said = new Set(this.values(name).map((value) => value === 'true' || value === '1'));
    return said.size === 1 ? said.has(true) : undefined;
  }

  public answers(name: string, alsoTrue: boolean): Ternary[] {
    const said = new Set(this.values(name).map((value) => value === 'true' || value === '1'));
    const answers: Ternary[] = [
      ...(said.has(true) || alsoTrue ? ['oui' as const] : []),
      ...(said.has(false) ? ['non' as const] : []),
    ];
    return answers.length > 0 ? answers : ['inconnu'];
  }

  /** The texts of a fact by language. */
  public texts(name: string): Record<string, string> {
    const texts = this.#of(name).map(({ value }): [string, string] => [value?.['xml:lang'] ?? '', value?.value ?? '']);
    return Object.fromEntries(texts.reverse());
  }

  public locations(): Location[] {
    return this.#of('location').flatMap(({ value, more, name }) =>
      value && more ? [{ lat: value.value, long: more.value, precision: name?.value ?? 'exact' }] : [],
    );
  }

  public references(name: string): Reference[] {
    const names = new Map(this.#of('reference').map((one) => [one['value']?.value, one['name']?.value]));
    return this.values(name).map((iri) => ({ iri, name: names.get(iri) ?? localNameOf(iri) }));
  }

  public partners(): Partner[] {
    return this.#of('partner').map(({ value, name }) => ({
      kind: localNameOf(value?.value ?? ''),
      ...(name && { name: name.value }),
    }));
  }

  public actions(): Member['actions'] {
    return this.#of('action').flatMap(({ value, more, name }) => {
      const status = statusOf(more?.value ?? '');
      return value && status ? [{ iri: value.value, name: name?.value ?? localNameOf(value.value), status }] : [];
    });
  }

  public others(): Record<string, string[]> {
    const known = otherFacts.map((name): [string, string[]] => [name, this.values(name)]);
    return Object.fromEntries(known.filter(([, values]) => values.length > 0));
  }

  #of(name: string): readonly Solution[] {
    return this.#byName.get(name) ?? [];
  }
}

const namesOfProperties = new Map(Object.entries(directFacts).map(([name, { value }]) => [value, name]));

/** The name of the fact that a solution tells. */
function nameOf({ fact, more }: Solution): string {
  const name = fact?.value ?? '';
  return name === directFact ? (namesOfProperties.get(more?.value ?? '') ?? '') : name;
}

function statusOf(iri: string): Status | undefined {
  const statuses: Readonly<Record<string, Status>> = { Does: 'does', Starting: 'starting', Wants: 'wants' };
  return statuses[iri.slice(prefixes.fab.length)];
}
