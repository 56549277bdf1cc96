import { kilometresBetween } from '../distance.ts';
import type { Status } from '../filters.ts';
import { thingIri } from '../kinds.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { nearestOf } from '../nearby/nearest.ts';
import type { PracticeEntry, PracticeIndex } from '../practices/practice-index.ts';

/** How many fabriques fit side by side. */
export const mostCompared = 5;

/** How many others are offered to go on with. */
const mostSuggested = 6;

/** One of the fabriques that are compared. */
export interface Compared {
  readonly member: Member;
  readonly practices: readonly PracticeEntry[];
}

/** An action of at least one of them, and what each makes of it. */
export interface ComparedAction {
  readonly iri: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly statuses: readonly (readonly Status[])[];
}

/** Fabriques side by side. */
export interface Comparison {
  readonly compared: readonly Compared[];
  readonly actions: readonly ComparedAction[];
  /** What was asked for and is not known here, and what was asked for beyond the fifth. */
  readonly unknown: readonly string[];
  readonly tooMany: readonly string[];
  /** The nearest of the others, to go on with. */
  readonly suggested: readonly Member[];
}

/** Compares fabriques by their slugs, in the order in which they are named. */
export async function compare(
  slugs: readonly string[],
  baseIri: string,
  tables: MemberTables,
  practices: PracticeIndex,
): Promise<Comparison> {
  const [fabriques, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const asked = [...new Set(slugs)];
  const known = asked.flatMap((slug) => fabriques.get(thingIri(baseIri, 'fabriques', slug)) ?? []);
  const members = known.slice(0, mostCompared);
  const compared = members.map((member) => ({
    member,
    practices: [...practices.values()].filter(({ practisedBy }) => practisedBy.includes(member.iri)),
  }));
  const named = new Map(members.flatMap((member) => member.actions.map((action) => [action.iri, action.name])));
  const [first] = members;
  const others = [...fabriques.values()].filter((member) => !members.includes(member));
  const point = first?.location && { lat: Number(first.location.lat), long: Number(first.location.long) };
  return {
    compared,
    actions: [...named]
      .map(([iri, name]) => ({
        iri,
        name,
        labels: actions.get(iri)?.labels ?? {},
        statuses: members.map((member) => [
          ...new Set(member.actions.filter((action) => action.iri === iri).map(({ status }) => status)),
        ]),
      }))
      .sort((a, b) => count(b) - count(a) || (a.name < b.name ? -1 : 1)),
    unknown: asked.filter((slug) => !fabriques.has(thingIri(baseIri, 'fabriques', slug))),
    tooMany: known.slice(mostCompared).map(({ name }) => name),
    suggested: point
      ? nearestOf(others, mostSuggested, ({ location }) => kilometresBetween(point, location)).map(({ one }) => one)
      : [],
  };
}

function count({ statuses }: ComparedAction): number {
  return statuses.filter((some) => some.length > 0).length;
}
