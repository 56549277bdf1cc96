import type { VNode } from 'preact';
import type { Network, NetworkEdge } from '../../catalogue/visits/network.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { usePage } from './page-context.ts';

/** Letters of a name in the drawing. */
const longestName = 24;

/** The network as a drawing: the table beside it says the same. */
export function NetworkDrawing(props: { readonly network: Network; readonly around: string | undefined }): VNode {
  const { t, href, number, counted } = usePage();
  const { width, height, nodes, edges, leftOut } = props.network;
  return (
    <figure class="network-figure">
      <svg
        class="network-drawing"
        width={width}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t(messages.networkLabel)}
      >
        <defs>
          <marker
            id="fleche"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerUnits="userSpaceOnUse"
            markerWidth="13"
            markerHeight="13"
            orient="auto"
          >
            <path d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        {edges.map((edge) => (
          <path
            key={`${edge.from.iri} ${edge.to.iri}`}
            class="tie"
            d={curve(edge)}
            stroke-width={Math.min(6, 1 + edge.count)}
            marker-end="url(#fleche)"
          />
        ))}
        {nodes.map(({ iri, name, x, y, weight }) => (
          <a key={iri} href={href(`visites?fabrique=${localNameOf(iri)}`)} aria-label={`${name}, ${number(weight)}`}>
            <circle class={iri === props.around ? 'middle' : undefined} cx={x} cy={y} r={radiusOf(weight)} />
            <text x={x} y={y + radiusOf(weight) + 15} text-anchor="middle">
              {name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}
            </text>
          </a>
        ))}
      </svg>
      {leftOut > 0 && <figcaption class="soft small">{counted(leftOut, messages.leftOut)}</figcaption>}
    </figure>
  );
}

function radiusOf(weight: number): number {
  return Math.min(18, 6 + 2 * Math.sqrt(weight));
}

/** A slight bow, so that two who visited each other show as two arrows; it ends where the circle begins. */
function curve({ from, to }: NetworkEdge): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = 0.12;
  const middle = [from.x + dx / 2 - dy * bow, from.y + dy / 2 + dx * bow].map(Math.round);
  const gap = radiusOf(to.weight) + 3;
  const end = [to.x - (dx / length) * gap, to.y - (dy / length) * gap].map(Math.round);
  return `M${from.x} ${from.y}Q${middle.join(' ')} ${end.join(' ')}`;
}
