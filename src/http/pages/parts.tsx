import type { ComponentChildren, VNode } from 'preact';
import type { Named } from '../../catalogue/portal/labels.ts';
import type { Text } from '../../catalogue/portal/resource.ts';
import { type Multilingual, textIn } from '../../vocabulary/multilingual.ts';
import { type Message, typeset } from '../language.ts';
import { common } from '../messages/common.ts';
import { place } from '../messages/place.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { ThingTools } from './thing-tools.tsx';

/** The text of a message. */
export function Say({ message }: { readonly message: Message }): VNode {
  return <>{usePage().t(message)}</>;
}

/** A text of the vocabulary in the language of the page, set in type. */
export function InLanguage({ of }: { readonly of: Multilingual }): VNode {
  const { language } = usePage();
  return <>{typeset(textIn(of, language) ?? '', language)}</>;
}

/** What is not known yet, as an invitation to complete it; it never looks like a "no". */
export function Missing({ message = common.toComplete }: { readonly message?: Message }): VNode {
  return <span class="missing">{usePage().t(message)}</span>;
}

/** Yes, no, or that nobody knows. */
export function YesNo({ value }: { readonly value: boolean | undefined }): VNode {
  return value === undefined ? <Missing message={common.unknown} /> : <Say message={value ? common.yes : common.no} />;
}

/** A name, with its language where that is not the language of the page. */
export function Name({ of }: { readonly of: Named }): VNode {
  return <span lang={foreign(of.language, usePage().language)}>{of.name}</span>;
}

/** A link to a thing by its name. */
export function ThingLink({ to }: { readonly to: Named }): VNode {
  return (
    <a href={usePage().href(to.iri)}>
      <Name of={to} />
    </a>
  );
}

/** Links to things, one after the other as in a sentence. */
export function ThingLinks({ to }: { readonly to: readonly Named[] }): VNode {
  return (
    <>
      {to.map((one, index) => (
        <span key={one.iri}>
          {index > 0 && ', '}
          <ThingLink to={one} />
        </span>
      ))}
    </>
  );
}

/** A link to another site, by its short address. */
export function WebLink({ to, children }: { readonly to: string; readonly children?: ComponentChildren }): VNode {
  return <a href={usePage().href(to)}>{children ?? shortAddress(to)}</a>;
}

/** An address without what everyone knows. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?|\/$/gu, '');
}

/** Texts from the data as paragraphs, whose lines stay lines. */
export function Texts({ of, soft = false }: { readonly of: readonly Text[]; readonly soft?: boolean }): VNode {
  const { language } = usePage();
  const classes = (paragraph: string): string | undefined =>
    [...(soft ? ['soft'] : []), ...(paragraph.includes('\n') ? ['lines'] : [])].join(' ') || undefined;
  return (
    <>
      {of.flatMap((text) =>
        typeset(text.value, text.language || language)
          .replaceAll(/\r\n?/gu, '\n')
          .split(/\n\s*\n/u)
          .map((paragraph) => (
            <p key={paragraph} lang={foreign(text.language, language)} class={classes(paragraph)}>
              {paragraph}
            </p>
          )),
      )}
    </>
  );
}

/** A fact by its name; without a value it is one that nobody knows yet. */
export type FactEntry = readonly [name: Message, value: ComponentChildren];

/** The facts that are known, then the names of those that are not. */
export function Facts({ of }: { readonly of: readonly FactEntry[] }): VNode {
  const { t } = usePage();
  const known = of.filter(([, value]) => !isEmpty(value));
  const missing = of.filter(([, value]) => isEmpty(value));
  return (
    <>
      <dl class="facts">
        {known.map(([name, value]) => (
          <div key={name.en}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p class="to-complete">
          <strong>{t(place.missingFacts)}</strong> {missing.map(([name]) => inSentence(t(name))).join(', ')}
        </p>
      )}
    </>
  );
}

/** A page in two columns: what the thing is, the facts in brief beside it, and then the rest. */
export function Fiche(props: {
  readonly crumbs: VNode;
  readonly intro: ComponentChildren;
  readonly facts?: readonly FactEntry[];
  /** Stands beside the page, below the facts in brief. */
  readonly beside?: ComponentChildren;
  readonly alternates: readonly Alternate[];
  readonly children: ComponentChildren;
}): VNode {
  const hasFacts = props.facts !== undefined && props.facts.length > 0;
  return (
    <article>
      {props.crumbs}
      <div class="fiche">
        <div class="intro">{props.intro}</div>
        {(hasFacts || props.beside) && (
          <aside>
            {hasFacts && (
              <section class="card" aria-labelledby="en-bref">
                <h2 id="en-bref">
                  <Say message={place.inBrief} />
                </h2>
                <Facts of={props.facts ?? []} />
              </section>
            )}
            {props.beside}
          </aside>
        )}
        <div class="body">{props.children}</div>
        <div class="tools">
          <ThingTools />
          <Formats of={props.alternates} />
        </div>
      </div>
    </article>
  );
}

/** A part of a page under its heading. */
export function Section(props: {
  readonly id: string;
  readonly title: Message;
  readonly note?: Message | undefined;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section class="section" aria-labelledby={props.id}>
      <h2 id={props.id}>
        <Say message={props.title} />
      </h2>
      {props.note && (
        <p class="soft">
          <Say message={props.note} />
        </p>
      )}
      {props.children}
    </section>
  );
}

/** The way from the home page to here. */
export function Crumbs({ steps }: { readonly steps: readonly (readonly [label: string, href: string])[] }): VNode {
  const { t, href } = usePage();
  return (
    <nav aria-label={t(common.breadcrumb)}>
      <ol class="crumbs">
        {[[t(common.home), ''] as const, ...steps].map(([label, target]) => (
          <li key={target}>
            <a href={href(target)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The other representations of a page, to download. */
export function Formats({ of }: { readonly of: readonly Alternate[] }): VNode {
  const { t, href } = usePage();
  return (
    <section class="card flat" aria-labelledby="formats">
      <h2 id="formats">{t(common.formatsTitle)}</h2>
      <p class="soft small">{t(common.formatsNote)}</p>
      <ul class="formats">
        {of.map(({ mediaType, href: target, label }) => (
          <li key={mediaType}>
            <a href={href(target)} type={mediaType} rel="alternate">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function foreign(language: string, ofPage: string): string | undefined {
  return language !== '' && language !== ofPage ? language : undefined;
}

function isEmpty(children: ComponentChildren): boolean {
  return (
    children === undefined ||
    children === null ||
    children === false ||
    children === '' ||
    (Array.isArray(children) && children.every(isEmpty))
  );
}

/** The name of a fact inside a sentence; proper names and abbreviations keep their capitals. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
