import type { VNode } from 'preact';
import type { Message } from '../language.ts';
import { type Operation, type Operations, type Parameter, type Tag, tags } from '../openapi/operation.ts';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';

const texts = {
  title: { fr: 'L’interface de programmation', en: 'The programming interface' },
  about: {
    fr: 'Tout ce que répond ce serveur, adresse par adresse. Lire est libre ; écrire demande un jeton.',
    en: 'Everything that this server answers, address by address. Reading is free; writing needs a token.',
  },
  forPrograms: { fr: 'La même chose pour les programmes (OpenAPI 3.1)', en: 'The same for programs (OpenAPI 3.1)' },
  problems: { fr: 'Les problèmes et leur sens', en: 'The problems and what they mean' },
  name: { fr: 'Paramètre', en: 'Parameter' },
  meaning: { fr: 'Sens', en: 'Meaning' },
  example: { fr: 'Exemple', en: 'Example' },
  body: { fr: 'Corps', en: 'Body' },
  answers: { fr: 'Réponse', en: 'Answer' },
  token: { fr: 'avec un jeton', en: 'with a token' },
  tryIt: { fr: 'Essayer', en: 'Try it' },
} as const satisfies Record<string, Message>;

/** The documentation of the interface, made of what `/openapi.json` is made of. */
export function apiPage(operations: Operations, baseIri: string): Page {
  return {
    head: {
      title: 'API',
      description: 'OpenAPI 3.1',
      alternates: [{ mediaType: 'application/json', href: `${baseIri}openapi.json`, label: 'OpenAPI 3.1' }],
    },
    content: <Documentation operations={operations} />,
  };
}

function Documentation({ operations }: { readonly operations: Operations }): VNode {
  const { t, href } = usePage();
  const names = Object.keys(tags) as Tag[];
  return (
    <article>
      <h1>{t(texts.title)}</h1>
      <p class="lead">{t(texts.about)}</p>
      <p>
        <a href={href('openapi.json')}>{t(texts.forPrograms)}</a> ·{' '}
        <a href={href('docs/problems')}>{t(texts.problems)}</a>
      </p>
      {names.map((tag) => (
        <section key={tag}>
          <h2 id={tag}>{t(tags[tag])}</h2>
          {Object.entries(operations)
            .filter(([, operation]) => operation.tag === tag)
            .map(([name, operation]) => (
              <Entry key={name} name={name} operation={operation} />
            ))}
        </section>
      ))}
    </article>
  );
}

function Entry({ name, operation }: { readonly name: string; readonly operation: Operation }): VNode {
  const { t } = usePage();
  const { summary, description, parameters = [], body, success, failures = [], writes } = operation;
  const link = addressOf(name, operation);
  return (
    <details class="api">
      <summary>
        <code>{name}</code> {t(summary)}
        {writes === true && <em> ({t(texts.token)})</em>}
      </summary>
      {description && <p>{t(description)}</p>}
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {body &&
        Object.entries(body.content).map(([type, { example }]) => (
          <div key={type}>
            <p>
              {t(texts.body)} <code>{type}</code>
            </p>
            {example !== undefined && (
              <pre tabIndex={0}>{typeof example === 'string' ? example : JSON.stringify(example, undefined, 2)}</pre>
            )}
          </div>
        ))}
      <p>
        {t(texts.answers)} <strong>{success[0]}</strong> {success[1].join(', ')}
        {failures.length > 0 && ` · ${failures.join(', ')}`}
      </p>
      {link !== undefined && (
        <p>
          <a href={link.slice(1)}>{t(texts.tryIt)}</a> <code>{link}</code>
        </p>
      )}
    </details>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly Parameter[] }): VNode {
  const { t } = usePage();
  return (
    <div class="scroll" role="group" aria-label={t(texts.name)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.name)}</th>
            <th scope="col">{t(texts.meaning)}</th>
            <th scope="col">{t(texts.example)}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, in: place, says, example }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code> <small>{place}</small>
              </th>
              <td>{t(says)}</td>
              <td>{example !== undefined && <code>{example}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An address to follow, for what a link can ask. */
function addressOf(name: string, { parameters = [], notRun }: Operation): string | undefined {
  const [method, path = ''] = name.split(' ');
  return method === 'GET' && notRun === undefined
    ? path.replaceAll(/\{(\w+)\}/gu, (_all, key: string) => parameters.find((one) => one.name === key)?.example ?? key)
    : undefined;
}
