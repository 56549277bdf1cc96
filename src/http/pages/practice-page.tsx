import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { FundingLineView, PracticeView } from '../../catalogue/portal/other-views.ts';
import type { Surroundings } from '../../catalogue/portal/surroundings.ts';
import { placeOf } from '../../catalogue/search/search-entries.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { collections } from '../messages/collections.ts';
import { common } from '../messages/common.ts';
import { comparison } from '../messages/comparison.ts';
import { exchange } from '../messages/exchange.ts';
import { views } from '../messages/views.ts';
import { compareAddress } from './compare-address.ts';
import { FundingBars } from './funding.tsx';
import { things as messages } from '../messages/things.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, Fiche, Missing, YesNo, Name, Section, Texts, ThingLink, WebLink } from './parts.tsx';
import { Videos } from './videos.tsx';
import { Sources } from './sources.tsx';

/** What the page of a practice is made from. */
export interface PracticePageProps {
  readonly practice: PracticeView;
  readonly about: ThingDescription;
  readonly around: Surroundings;
  readonly alternates: readonly Alternate[];
}

/** The page of a practice: what it is, who practises it, its documents and its funding mix. */
export function PracticePage({ practice, about, around, alternates }: PracticePageProps): VNode {
  const { t } = usePage();
  return (
    <Fiche
      crumbs={<Crumbs steps={[[t(collections.pratiques.title), 'pratiques']]} />}
      intro={
        <header class="title">
          <p class="kicker">
            {practice.categories.map((category) => (
              <span key={category.iri} class="chip">
                <Name of={category} />
              </span>
            ))}
          </p>
          <h1>{practice.name}</h1>
        </header>
      }
      alternates={alternates}
    >
      <div class="lead">
        <Texts of={practice.descriptions} />
      </div>
      <Texts of={practice.texts} />
      {practice.funding.length > 0 && <Funding lines={practice.funding} />}
      <Section id="qui" title={messages.practisedBy}>
        {practice.practisedBy.length === 0 ? (
          <p>
            <Missing />
          </p>
        ) : (
          <Practitioners of={practice.practisedBy} around={around} />
        )}
      </Section>
      {practice.documents.length > 0 && (
        <Section id="documents" title={messages.documents}>
          <ul class="rows">
            {practice.documents.map((address) => (
              <li key={address}>
                <WebLink to={address} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Videos videos={practice.videos} />
      <Sources about={about} />
    </Fiche>
  );
}

/** Those who practise it, with the facts by which one finds the one that is most like oneself. */
function Practitioners({
  of,
  around,
}: {
  readonly of: PracticeView['practisedBy'];
  readonly around: Surroundings;
}): VNode {
  const { t, href, number } = usePage();
  return (
    <>
      <div class="scroll" role="group" aria-labelledby="qui" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[views.fabrique, views.town, views.inQpv, views.carriers, comparison.actions].map((title) => (
                <th key={title.en} scope="col">
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((one) => {
              const member = around.member(one.iri);
              return (
                <tr key={one.iri}>
                  <th scope="row">
                    <ThingLink to={one} />
                  </th>
                  <td>{member && placeOf(member) !== '' ? placeOf(member) : <Missing />}</td>
                  <td>
                    <YesNo value={member?.inQPV} />
                  </td>
                  <td>
                    {member && member.carriers.length > 0 ? (
                      member.carriers.map(({ name }) => name).join(', ')
                    ) : (
                      <Missing />
                    )}
                  </td>
                  <td>{member && member.actions.length > 0 ? number(member.actions.length) : <Missing />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {of.length > 1 && (
        <p>
          <a href={href(compareAddress(of.map(({ iri }) => localNameOf(iri))))}>{t(exchange.compareThem)}</a>
        </p>
      )}
    </>
  );
}

function Funding({ lines }: { readonly lines: readonly FundingLineView[] }): VNode {
  const { t, money, date } = usePage();
  return (
    <Section id="financement" title={messages.funding}>
      <FundingBars
        lines={lines.map(({ kind, funder, amount, currency }) => ({
          kind: kind?.iri ?? '',
          funder: funder?.name,
          amount,
          currency,
          period: [],
        }))}
        nameOf={(iri) => lines.find(({ kind }) => kind?.iri === iri)?.kind?.name ?? t(common.unknown)}
      />
      <div class="scroll" role="group" aria-labelledby="financement" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[messages.funderKind, messages.funder, messages.amount, messages.period].map((title) => (
                <th key={title.en} scope="col">
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ kind, funder, amount, currency, start, end }) => (
              <tr key={`${kind?.iri} ${funder?.iri} ${start}`}>
                <th scope="row">{kind ? <Name of={kind} /> : <Missing />}</th>
                <td>{funder ? <ThingLink to={funder} /> : <Missing />}</td>
                <td>{amount === undefined ? <Missing /> : money(amount, currency)}</td>
                <td>
                  {[start, end]
                    .filter((day) => day !== undefined)
                    .map(date)
                    .join(' – ') || <Missing />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
