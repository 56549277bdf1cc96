import type { VNode } from 'preact';
import type { Network, NetworkEdge } from '../../catalogue/visits/network.ts';
import { lettering } from '../../catalogue/visits/network-label.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { usePage } from './page-context.ts';

/** Wider than these a drawing has a row of its own, or may be wider than the window of a laptop. */
const [besideWidth, windowWidth] = [560, 880];

/** Whether a drawing fits beside a table. */
export function fitsBeside({ width }: Network): boolean {
  return width <= besideWidth;
}

/** The network as a drawing in its own size, so that its names can be read: the table beside it says the same. */
export function NetworkDrawing(props: { readonly network: Network; readonly around: string | undefined }): VNode {
  const { t, href, counted } = usePage();
  const { width, height, nodes, edges, leftOut } = props.network;
  return (
    <figure class="network-figure">
      <div class="scroll">
        <svg
          class="network-drawing"
          width={width}
          height={height}
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
          {nodes.map(({ iri, name, lines, x, y, radius, weight }) => (
            <a
              key={iri}
              href={href(`visites?fabrique=${localNameOf(iri)}`)}
              aria-label={`${name}, ${counted(weight, messages.parts)}`}
            >
              <circle class={iri === props.around ? 'middle' : undefined} cx={x} cy={y} r={radius} />
              <text x={x} y={y + radius + 1} text-anchor="middle">
                {lines.map((line, index) => (
                  <tspan key={`${index} ${line}`} x={x} dy={lettering.line}>
                    {line}
                  </tspan>
                ))}
              </text>
            </a>
          ))}
        </svg>
      </div>
      <figcaption class="soft small">
        <p class={width > windowWidth ? 'sideways' : 'sideways narrow'}>{t(messages.sideways)}</p>
        {leftOut > 0 && <p>{counted(leftOut, messages.leftOut)}</p>}
      </figcaption>
    </figure>
  );
}

/** A slight bow, so that two who visited each other show as two arrows; it ends where the dot begins. */
function curve({ from, to }: NetworkEdge): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = 0.12;
  const middle = [from.x + dx / 2 - dy * bow, from.y + dy / 2 + dx * bow].map(Math.round);
  const gap = to.radius + 3;
  const end = [to.x - (dx / length) * gap, to.y - (dy / length) * gap].map(Math.round);
  return `M${from.x} ${from.y}Q${middle.join(' ')} ${end.join(' ')}`;
}
