import encodeQR from 'qr';
import type { VNode } from 'preact';
import { place as messages } from '../messages/place.ts';
import { usePage } from './page-context.ts';

/** How the page of a thing is cited, and a QR code of its address to print for the door. */
export function CiteAndFind({ name, iri, modified }: { name: string; iri: string; modified: string }): VNode {
  const { t, dated, baseIri } = usePage();
  return (
    <section class="section cite" aria-labelledby="citer">
      <h2 id="citer">{t(messages.cite)}</h2>
      <p>
        {t(messages.cited).replace('{name}', () => name)}, Fabriques ({new URL(baseIri).host}),{' '}
        {dated(messages.versionOf, modified)}. <a href={iri}>{iri}</a>
      </p>
      <figure>
        <QrCode text={iri} title={`${t(messages.qrCode)} ${name}`} />
        <figcaption class="soft small">{t(messages.qrHint)}</figcaption>
      </figure>
    </section>
  );
}

/** A QR code as one path, black on white in every theme so that every reader reads it. */
function QrCode({ text, title }: { readonly text: string; readonly title: string }): VNode {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const modules = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width="148"
      height="148"
      role="img"
      aria-label={title}
    >
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={modules.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
