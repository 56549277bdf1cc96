import type { VNode } from 'preact';
import { views } from '../messages/views.ts';
import { workbench as messages } from '../messages/workbench.ts';
import { queryAddress } from '../sparql/query-address.ts';
import { readPoints } from '../sparql/result-points.ts';
import type { Solutions } from '../sparql/workbench-model.ts';
import { drawing, OverseasBoxes, project } from './france-map.tsx';
import { mapData } from './map-data.ts';
import { outlinesPath } from './outlines.ts';
import { usePage } from './page-context.ts';

/** Lines of the list that says the same as the map. */
const mostLines = 500;

/** Solutions on the map, drawn here; a script makes it one that moves. The list below says the same. */
export function SolutionsMap(props: {
  readonly result: Solutions;
  readonly query: string;
  readonly sources: readonly string[];
}): VNode {
  const { result, query, sources } = props;
  const context = usePage();
  const { t, href, number } = context;
  const points = readPoints(result);
  if (!points) {
    return <p class="notice">{t(messages.noMap)}</p>;
  }
  return (
    <>
      <figure>
        <div
          id="carte"
          data-points={href(`${queryAddress(query, 'table', sources)}&format=geojson`)}
          {...mapData({ label: messages.mapOf, several: messages.several }, context)}
        >
          <svg class="outlines" viewBox={drawing} role="img" aria-label={t(messages.mapOf)}>
            <path class="land" transform="scale(.2)" d={outlinesPath()} />
            <OverseasBoxes />
            {points.map(({ lat, long }, index) => {
              const at = project(lat, long);
              return at && <circle key={index} class="exact" cx={at.x} cy={at.y} r="3" />;
            })}
          </svg>
        </div>
        <figcaption class="soft small">{t(views.baseMap)}</figcaption>
      </figure>
      <details class="refined">
        <summary>{`${number(points.length)} ${t(messages.onMap)}`}</summary>
        <ul class="plain">
          {points.slice(0, mostLines).map(({ name, iri }, index) => (
            <li key={index}>{iri === undefined ? name : <a href={href(iri)}>{name}</a>}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
