import type { ComponentChildren, VNode } from 'preact';
import type { Labels } from '../../catalogue/portal/labels.ts';
import type { NewsItem } from '../../catalogue/portal/news.ts';
import type { CountedRegion, CountedSet, Overview } from '../../catalogue/portal/overview.ts';
import type { Message } from '../language.ts';
import { home as messages } from '../messages/home.ts';
import { lacking } from '../messages/lists.ts';
import { publishing } from '../messages/publishing.ts';
import { usePage } from './page-context.ts';
import { Section, ThingLink } from './parts.tsx';

/** How many sets each way in names; the rest is one link away. */
const mostNamed = 6;

/** The three ways in: by place, by technical facts, by action. */
export function Entries({ overview }: { readonly overview: Overview }): VNode {
  const { t, language } = usePage();
  const { regions, facts, categories } = overview;
  const largest = [...regions].sort((a, b) => b.count - a.count).slice(0, mostNamed);
  const years = facts.filter(({ name }) => name === 'annee').slice(1 - mostNamed);
  return (
    <>
      <h2 class="hidden-visually">{t(messages.entries)}</h2>
      <div class="entries">
        <Entry id="par-lieu" title={messages.byPlace} note={messages.byPlaceNote}>
          {largest.map(({ region, count }) => (
            <Tally key={region.code} to={`fabriques?region=${region.code}`} count={count}>
              {region.name}
            </Tally>
          ))}
          <More to="fabriques?vue=carte" label={messages.openMap} />
        </Entry>
        <Entry id="par-faits" title={messages.byFacts} note={messages.byFactsNote}>
          {[...facts.filter(({ name }) => name !== 'annee'), ...years].map((set) => (
            <Tally key={set.name + set.value} to={addressOf(set)} count={set.count}>
              {set.name === 'annee'
                ? `${t(messages.labelOf)} ${set.value}`
                : t(set.name === 'qpv' ? messages.inQpv : messages.numerique)}
            </Tally>
          ))}
          <More to="fabriques?vue=table" label={messages.openTable} />
        </Entry>
        <Entry id="par-action" title={messages.byAction} note={messages.byActionNote}>
          {categories.slice(0, mostNamed).map(({ action, count }) => (
            <Tally key={action.iri} to={action.iri} count={count}>
              {action.labels[language] ?? action.name}
            </Tally>
          ))}
          <More to="actions" label={messages.openMatrix} />
        </Entry>
      </div>
    </>
  );
}

function Entry(props: {
  readonly id: string;
  readonly title: Message;
  readonly note: Message;
  readonly children: ComponentChildren;
}): VNode {
  const { t } = usePage();
  return (
    <section class="card" aria-labelledby={props.id}>
      <h3 id={props.id}>{t(props.title)}</h3>
      <p class="soft">{t(props.note)}</p>
      <ul class="rows">{props.children}</ul>
    </section>
  );
}

function More({ to, label }: { readonly to: string; readonly label: Message }): VNode {
  const { t, href } = usePage();
  return (
    <li class="more">
      <a class="button" href={href(to)}>
        {t(label)}
      </a>
    </li>
  );
}

function Tally(props: { readonly to: string; readonly count: number; readonly children: ComponentChildren }): VNode {
  const { href, number } = usePage();
  return (
    <li class="tally">
      <a href={href(props.to)}>{props.children}</a> <span class="soft">{props.count > 0 && number(props.count)}</span>
    </li>
  );
}

function addressOf({ name, value }: CountedSet): string {
  return `fabriques?${name}=${value}`;
}

/** Every région and département in which there is a fabrique. */
export function Regions({ regions }: { readonly regions: readonly CountedRegion[] }): VNode {
  const { href, number, compare } = usePage();
  return (
    <Section id="regions" title={messages.regions}>
      <ul class="plain regions">
        {[...regions]
          .sort((a, b) => compare(a.region.name, b.region.name))
          .map(({ region, count, departements }) => (
            <li key={region.code}>
              <h3>
                <a href={href(`fabriques?region=${region.code}`)}>{region.name}</a>{' '}
                <span class="soft">{number(count)}</span>
              </h3>
              {departements.length > 1 && (
                <p class="small">
                  {departements.map(({ departement, count: within }, index) => (
                    <span key={departement.code}>
                      {index > 0 && ', '}
                      <a href={href(`fabriques?departement=${departement.code}`)}>{departement.name}</a>{' '}
                      <span class="soft">{number(within)}</span>
                    </span>
                  ))}
                </p>
              )}
            </li>
          ))}
      </ul>
    </Section>
  );
}

const kinds = { created: publishing.created, changed: publishing.updated, removed: publishing.deleted } as const;

/** What changed last. */
export function News(props: { readonly news: readonly NewsItem[]; readonly labels: Labels }): VNode {
  const { t, href, date, worded } = usePage();
  return (
    <Section id="nouveau" title={messages.news}>
      {props.news.length === 0 ? (
        <p class="soft">{t(messages.newsNone)}</p>
      ) : (
        <ol class="track">
          {props.news.map(({ revision, time, things }) => (
            <li key={revision}>
              <p class="soft small">
                <time dateTime={time.toISOString()}>{date(time.toISOString())}</time>
              </p>
              {things.slice(0, 3).map(({ iri, kind }) => (
                <p key={iri}>
                  {kind === 'removed' ? props.labels.thing(iri).name : <ThingLink to={props.labels.thing(iri)} />}{' '}
                  <span class="soft small">{t(kinds[kind])}</span>
                </p>
              ))}
              {things.length > 3 && <p class="soft">{worded(things.length - 3, publishing.andOthers)}</p>}
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={href('feed')}>{t(messages.newsFollow)}</a>
      </p>
    </Section>
  );
}

/** What nobody has noted yet of many, as sets to open and complete. */
export function Lacking({ lacking: sets }: { readonly lacking: readonly CountedSet[] }): VNode {
  const { t } = usePage();
  const known: Readonly<Record<string, Message>> = lacking;
  return (
    <Section id="attendu" title={messages.lacking} note={messages.lackingNote}>
      <p>{t(messages.lackingOf)}</p>
      <ul class="rows">
        {sets.map((set) => (
          <Tally key={set.value} to={addressOf(set)} count={set.count}>
            {t(known[set.value] ?? messages.lacking)}
          </Tally>
        ))}
      </ul>
    </Section>
  );
}

/** How to complete it. */
export function Contribute(): VNode {
  const { t, href } = usePage();
  return (
    <Section id="contribuer" title={messages.contribute}>
      <p>{t(messages.contributeHow)}</p>
      <p>
        <a class="button" href={href('fabriques/nouvelle')}>
          {t(messages.addPlace)}
        </a>
      </p>
      <p>
        <a href={href('visites/nouvelle')}>{t(messages.tellVisit)}</a> ·{' '}
        <a href={href('pratiques/nouvelle')}>{t(messages.sharePractice)}</a>
      </p>
    </Section>
  );
}
