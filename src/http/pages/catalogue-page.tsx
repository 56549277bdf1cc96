import type { ComponentChildren, VNode } from 'preact';
import { collectionNames } from '../../catalogue/kinds.ts';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { collectionTexts } from '../../federation/publishing/catalogue-quads.ts';
import { distributionsOf } from '../../federation/publishing/distributions.ts';
import type { DumpFile } from '../../federation/publishing/dump-files.ts';
import type { DatasetDescription } from '../../federation/publishing/void-quads.ts';
import { foaf } from '../../vocabulary/terms.ts';
import type { Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { publishing } from '../messages/publishing.ts';
import type { Alternate } from './layout.tsx';
import { LicenceLinks } from './licence-links.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Section, ThingLink } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { datasetData } from './structured-data.ts';

/** What the page of the catalogue is made from. */
export interface CatalogueModel {
  readonly description: DatasetDescription;
  readonly dumps: readonly DumpFile[];
  readonly labels: Labels;
  readonly alternates: readonly Alternate[];
}

/** The catalogue for people: what can be taken up, on which terms, and how. */
export function cataloguePage(model: CatalogueModel, context: PageContext): Page {
  const { t, baseIri } = context;
  const { datasets, modified } = model.description;
  return {
    head: {
      title: t(publishing.catalogue),
      description: t(publishing.catalogueLead),
      alternates: model.alternates,
      structuredData: datasetData(
        {
          ...{ name: t(common.siteName), description: t(common.footAbout), modified },
          licences: datasets.licences.map(({ licence }) => licence),
          files: [
            ...model.dumps.map(({ name }) => ({
              url: `${baseIri}dumps/${name}`,
              mediaType: name.includes('.nq') ? 'application/n-quads' : 'application/trig',
            })),
            ...distributionsOf('fabriques').map(({ path, mediaType }) => ({ url: baseIri + path, mediaType })),
          ],
        },
        context,
      ),
    },
    content: <Catalogue {...model} />,
  };
}

function Catalogue({ description, dumps, labels, alternates }: CatalogueModel): VNode {
  const { t, href } = usePage();
  const services = [
    ['feed', publishing.feedName],
    ['feed.atom', publishing.atomName],
    ['sparql', common.sparql],
    ['fragments', publishing.fragmentsName],
    ['.well-known/void.ttl', publishing.voidName],
  ] as const;
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(publishing.catalogue)}</h1>
        <p class="lead">{t(publishing.catalogueLead)}</p>
      </header>
      <Section id="dumps" title={publishing.whole} note={publishing.wholeNote}>
        <Dumps dumps={dumps} triples={description.statistics.triples} />
      </Section>
      <Section id="collections" title={publishing.collections} note={publishing.collectionsNote}>
        <Collections description={description} />
      </Section>
      <Section id="sources" title={publishing.sources} note={publishing.sourcesNote}>
        <Sources description={description} labels={labels} />
      </Section>
      <Section id="services" title={publishing.services}>
        <ul class="rows">
          {services.map(([path, label]) => (
            <li key={path}>
              <a href={href(path)}>{t(label)}</a>
            </li>
          ))}
        </ul>
      </Section>
      <div class="section">
        <Formats of={alternates} />
      </div>
    </>
  );
}

function Dumps({ dumps, triples }: { readonly dumps: readonly DumpFile[]; readonly triples: number }): VNode {
  const { t, number, href } = usePage();
  return (
    <Table id="dumps" columns={[publishing.file, publishing.size, publishing.triples]}>
      {dumps.map(({ name, bytes }) => (
        <tr key={name}>
          <th scope="row">
            <a href={href(`dumps/${name}`)}>{name}</a>
          </th>
          <td>
            {number(bytes / 1024)} {t({ fr: 'Kio', en: 'KiB' })}
          </td>
          <td>{number(triples)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Collections({ description: { datasets } }: { readonly description: DatasetDescription }): VNode {
  const { t, number, href } = usePage();
  return (
    <Table id="collections" columns={[publishing.dataset, publishing.things, publishing.licence, publishing.formats]}>
      {collectionNames.map((name) => (
        <tr key={name}>
          <th scope="row">
            <a href={href(name)}>{t(collectionTexts[name].title)}</a>
          </th>
          <td>{number(datasets.collections[name].things)}</td>
          <td>
            <LicenceLinks of={datasets.collections[name].licences} />
          </td>
          <td>
            <ul class="formats">
              {distributionsOf(name).map(({ path, title, mediaType }) => (
                <li key={path}>
                  <a href={href(path)} type={mediaType}>
                    {t(title)}
                  </a>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Sources({ description: { datasets }, labels }: Pick<CatalogueModel, 'description' | 'labels'>): VNode {
  const { number, href } = usePage();
  return (
    <Table
      id="sources"
      columns={[
        ...[publishing.dataset, publishing.licence, publishing.documents, publishing.triples, publishing.formats],
      ]}
    >
      {datasets.sources.map(({ iri, identifier, licences, documents, triples }) => (
        <tr key={iri}>
          <th scope="row">
            <ThingLink to={{ ...labels.thing(iri), iri: labels.about(iri).value(foaf.page) ?? iri }} />
          </th>
          <td>
            <LicenceLinks of={licences} />
          </td>
          <td>{number(documents)}</td>
          <td>{number(triples)}</td>
          <td>
            <a href={href(`dumps/${identifier}.trig`)} type="application/trig">
              TriG
            </a>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Table(props: {
  readonly id: string;
  readonly columns: readonly Message[];
  readonly children: ComponentChildren;
}): VNode {
  const { t } = usePage();
  return (
    <div class="scroll" role="group" aria-labelledby={props.id} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {props.columns.map((title) => (
              <th key={title.en} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
