import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { Disagreement } from '../../catalogue/portal/disagreements.ts';
import type { SourceNote } from '../../catalogue/portal/thing-documents.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { schema } from '../../vocabulary/terms.ts';
import type { Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { place as messages } from '../messages/place.ts';
import { properties } from '../messages/properties.ts';
import { licenceName } from './licence-links.tsx';
import { usePage } from './page-context.ts';
import { Name, Section, shortAddress, Texts, ThingLinks, WebLink } from './parts.tsx';

/** Who says what a page shows: every document with its source, licence and age, and where they differ. */
export function Sources({ about }: { readonly about: ThingDescription }): VNode {
  const { t } = usePage();
  return (
    <Section id="sources" title={messages.sources} note={messages.sourcesNote}>
      <ol class="rows">
        {about.sources.map((source, index) => (
          <li key={source.graph} id={`source-${index + 1}`}>
            <Source source={source} number={index + 1} />
          </li>
        ))}
      </ol>
      {about.sources.length > 1 && about.disagreements.length > 0 && <Differences about={about} />}
      <Elsewhere title={messages.samePlaces} places={about.same} about={about} />
      <Elsewhere title={messages.closePlaces} places={about.close} about={about} />
      {about.elsewhere.length > 0 && (
        <p>
          {t(messages.elsewhere)}{' '}
          {about.elsewhere.map((address, index) => (
            <span key={address}>
              {index > 0 && ', '}
              <WebLink to={address} />
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

/** The records of other sources that were judged to be this place, or close to it. */
function Elsewhere(props: {
  readonly title: Message;
  readonly places: readonly string[];
  readonly about: ThingDescription;
}): VNode | null {
  const { t } = usePage();
  return props.places.length === 0 ? null : (
    <p>
      {t(props.title)} <ThingLinks to={props.places.map(props.about.labels.thing)} />
    </p>
  );
}

function Source({ source, number }: { readonly source: SourceNote; readonly number: number }): VNode {
  const { t, date, dated, href } = usePage();
  // The data set of a peer's graph is the one that bears the name of the peer.
  const peer = /\/graphs\/peers\/([^/]+)\//u.exec(source.graph)?.[1] ?? '';
  const first = source.derivedFrom.find(({ iri }) => iri.endsWith(`#${peer}`)) ?? source.derivedFrom[0];
  const others = source.derivedFrom.filter((one) => one !== first);
  return (
    <>
      <p>
        <strong>
          {number}.{' '}
          <a href={href(source.graph)}>{source.own || !first ? t(messages.ownDocument) : <Name of={first} />}</a>
        </strong>
      </p>
      <p class="soft">
        {source.publishers.length > 0 && (
          <>
            {t(messages.publishedBy)} {source.publishers.map(({ name }) => name).join(', ')}
            {'. '}
          </>
        )}
        {source.sources.map((address) => (
          <span key={address}>
            {t(messages.after)} <WebLink to={address} />
            {'. '}
          </span>
        ))}
        {others.length > 0 && `${t(messages.completedBy)} ${others.map(({ name }) => name).join(', ')}. `}
        {source.identifiers.length > 0 && `${t(messages.theirNumber)} ${source.identifiers.join(', ')}. `}
      </p>
      <p class="soft">
        {source.licences.length === 0 && t(messages.noLicence)}
        {source.licences.map((licence) => (
          <a key={licence} href={href(licence)} rel="license">
            {licenceName(licence)}
          </a>
        ))}
        {' · '}
        {source.sourceModified && `${dated(messages.sourceDated, source.sourceModified)}, `}
        {t(messages.broughtIn)} {date(source.modified.toISOString())}
      </p>
      <Texts of={source.comments} soft />
    </>
  );
}

function Differences({ about }: { readonly about: ThingDescription }): VNode {
  const { t, list } = usePage();
  const propertyName = (iri: string): string => {
    const message = properties[localNameOf(iri)];
    return message ? t(message) : localNameOf(iri);
  };
  const inWords = (property: string, value: string): string =>
    value === 'true'
      ? t(common.yes)
      : value === 'false'
        ? t(common.no)
        : property === schema.url.value
          ? shortAddress(value)
          : isAddress(value)
            ? about.labels.concept(value).name
            : value;
  /** Values as they are said in a row; those that would look alike although they differ stand as they are written. */
  const wordsFor = ({ property, says }: Disagreement): ((value: string) => string) => {
    const values = new Set(says.flatMap((saying) => saying.values));
    const words = new Set([...values].map((value) => inWords(property, value)));
    return (value) => (words.size < values.size ? value : inWords(property, value));
  };
  const graphs = about.sources.filter(({ graph }) =>
    about.disagreements.some(({ says }) => says.some((saying) => saying.graph === graph)),
  );
  return (
    <div class="scroll" role="group" aria-labelledby="differences" tabIndex={0}>
      <table>
        <caption id="differences">{t(messages.differences)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(messages.property)}</th>
            {graphs.map(({ graph }) => (
              <th key={graph} scope="col">
                {`${t(messages.source)} ${about.sources.findIndex((source) => source.graph === graph) + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {about.disagreements.map((row) => (
            <tr key={row.property}>
              <th scope="row">
                {propertyName(row.property)} {row.differs && <span class="chip ochre">{t(messages.differs)}</span>}
              </th>
              {graphs.map(({ graph }) => (
                <td key={graph}>
                  {list((row.says.find((saying) => saying.graph === graph)?.values ?? ['–']).map(wordsFor(row)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isAddress(value: string): boolean {
  return /^https?:/u.test(value);
}
