import type { VNode } from 'preact';
import type { Around } from '../../catalogue/search/around.ts';
import type { SearchEntry } from '../../catalogue/search/search-entries.ts';
import type { Locale } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { nearby } from '../messages/nearby.ts';
import { search } from '../messages/search.ts';
import { usePage } from './page-context.ts';
import { Kilometres } from './place-chooser.tsx';

/** The fabriques nearest to the place that a text names, with the way to all around it, and the others of its name. */
export function NearestFabriques({ around: [first, ...others] }: { readonly around: readonly Around[] }): VNode | null {
  const page = usePage();
  const { t, href } = page;
  return first === undefined ? null : (
    <section class="section around" aria-labelledby="alentours">
      <h2 id="alentours">{t(search.nearestTo).replace('{place}', () => first.place.name)}</h2>
      <ol class="rows">
        {first.nearest.map(
          ({
            one: {
              member: { iri, name, towns },
            },
            kilometres,
          }) => (
            <li key={iri} class="tally">
              <span>
                <a class="name" href={href(iri)}>
                  {name}
                </a>{' '}
                <span class="soft">{towns[0]}</span>
              </span>
              <Kilometres value={kilometres} />
            </li>
          ),
        )}
      </ol>
      <p>
        <a class="button" href={href(first.entry.id)} rel="nofollow">
          {countOf(first.entry, page)}
        </a>
      </p>
      {first.place.about && <p class="soft small">{t(nearby.approximate)}</p>}
      {others.length > 0 && (
        <p>
          {t(search.alsoCalled)}{' '}
          {others.map(({ entry, place }, index) => (
            <span key={entry.id}>
              {index > 0 && ' · '}
              <a href={href(entry.id)} rel="nofollow">
                {place.name}
              </a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** How many fabriques a set holds, and within which distance: "12 fabriques à moins de 20 km"; undefined of a thing. */
export function countOf({ count, radius }: SearchEntry, { t, number, counted }: Locale): string | undefined {
  if (count === undefined) {
    return undefined;
  }
  const all = counted(count, collections.fabriques);
  return radius === undefined ? all : `${all} ${t(search.within).replace('{km}', number(radius))}`;
}
