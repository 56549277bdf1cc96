import type { VNode } from 'preact';
import type { RevisionLine } from '../../catalogue/portal/revision-lines.ts';
import type { Proposal } from '../../contribution/proposals.ts';
import { collections } from '../messages/collections.ts';
import { proposals as messages } from '../messages/proposals.ts';
import type { Visitor } from '../visitor.ts';
import { Difference, type Words } from './difference.tsx';
import { usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** A proposal with what it would change. */
export interface ProposalModel {
  readonly proposal: Proposal;
  /** The name of what is proposed. */
  readonly name: string;
  readonly lines: readonly RevisionLine[];
  readonly words: Words;
  readonly visitor: Visitor;
  /** Whether the visitor decides. */
  readonly decides: boolean;
  readonly errors: readonly string[];
}

/** The page of one proposal: for its proposer to follow, for an editor to decide. */
export function proposalPage(model: ProposalModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <OneProposal model={model} /> };
}

function OneProposal({ model }: { readonly model: ProposalModel }): VNode {
  const { t, date, href } = usePage();
  const { proposal, name, lines, words, visitor, decides, errors } = model;
  const { state, decision, slug, collection } = proposal;
  const isNew = slug === undefined;
  return (
    <article class="narrow">
      <Crumbs steps={decides ? [[t(messages.title), 'propositions']] : []} />
      {decides && <SessionBar visitor={visitor} />}
      <p class="kicker">
        <State of={state} />
      </p>
      <h1>{isNew ? `${t(collections[collection].proposed)} ${name}` : `${t(messages.correction)} ${name}`}</h1>
      <Origin proposal={proposal} />
      {proposal.message && (
        <blockquote>
          <p>{proposal.message}</p>
        </blockquote>
      )}
      {!decides && state === 'waiting' && <p class="notice">{t(messages.thanks)}</p>}
      {decision && (
        <p class="notice">
          {t(messages.decidedOn)} {date(decision.time)}
          {decision.word && (
            <>
              {'. '}
              <q>{decision.word}</q>
            </>
          )}
        </p>
      )}
      {!isNew && (
        <p>
          <a href={href(`${collection}/${slug}`)}>{t(messages.seeThing)}</a>
        </p>
      )}
      {errors.length > 0 && (
        <div class="error-summary" role="alert">
          <h2>{t(messages.cannot)}</h2>
          <ul>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      {lines.length > 0 && <Difference lines={lines} words={words} />}
      {decides && state === 'waiting' && <Decision model={model} />}
    </article>
  );
}

function Decision({ model: { proposal, visitor } }: { readonly model: ProposalModel }): VNode {
  const { t, href } = usePage();
  return (
    <form method="post" action={href(`propositions/${proposal.id}`)} class="card">
      <input type="hidden" name="_key" value={visitor.formKey} />
      <div class="field">
        <label for="mot">{t(messages.word)}</label>
        <input id="mot" name="mot" type="text" maxLength={500} />
      </div>
      <p>
        <button class="button" name="decision" value="accept">
          {t(messages.accept)}
        </button>{' '}
        <button class="button quiet" name="decision" value="refuse">
          {t(messages.refuse)}
        </button>
      </p>
    </form>
  );
}

function Origin({ proposal: { author, received } }: { readonly proposal: Proposal }): VNode {
  const { t, date } = usePage();
  return (
    <p class="soft">
      {t(messages.by)} {author ?? t(messages.somebody)}, {t(messages.received)} {date(received)}
    </p>
  );
}

function State({ of: state }: { readonly of: Proposal['state'] }): VNode {
  const tone = { waiting: 'ochre', accepted: 'sage', refused: 'tile' }[state];
  return <span class={`chip ${tone}`}>{usePage().t(messages[state])}</span>;
}

/** The proposals that wait, for editors. */
export function proposalListPage(
  waiting: readonly { readonly proposal: Proposal; readonly name: string }[],
  visitor: Visitor,
  title: string,
): Page {
  return {
    head: { title, description: title, unlisted: true },
    content: <ProposalList waiting={waiting} visitor={visitor} />,
  };
}

function ProposalList(props: {
  readonly waiting: readonly { readonly proposal: Proposal; readonly name: string }[];
  readonly visitor: Visitor;
}): VNode {
  const { t, href } = usePage();
  return (
    <article class="narrow">
      <h1>{t(messages.title)}</h1>
      <SessionBar visitor={props.visitor} />
      <p class="lead">{t(messages.listLead)}</p>
      {props.waiting.length === 0 && <p>{t(messages.none)}</p>}
      <ul class="rows">
        {props.waiting.map(({ proposal, name }) => (
          <li key={proposal.id}>
            <a class="name" href={href(`propositions/${proposal.id}`)}>
              {proposal.slug === undefined ? t(collections[proposal.collection].proposed) : t(messages.correction)}{' '}
              {name}
            </a>
            <Origin proposal={proposal} />
            {proposal.message && <p>{proposal.message}</p>}
          </li>
        ))}
      </ul>
    </article>
  );
}
