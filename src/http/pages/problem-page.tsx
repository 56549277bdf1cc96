import type { VNode } from 'preact';
import { queryOf } from '../collection-views/collection-view.ts';
import { typeset } from '../language.ts';
import { problems } from '../messages/problems.ts';
import type { ProblemDocument } from '../problem-catalogue.ts';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { SearchForm, suggestionScripts } from './search-form.tsx';

/** The page that tells a person what went wrong, and where to go from there. */
export function problemPage(problem: ProblemDocument): Page {
  return {
    head: { title: problem.title, description: problem.detail, unlisted: true, scripts: suggestionScripts },
    content: <Problem problem={problem} />,
  };
}

function Problem({ problem }: { readonly problem: ProblemDocument }): VNode {
  const { t, href, language, path } = usePage();
  const without = withoutParameter(path, problem['parameter']);
  return (
    <div class="problem">
      <p class="code">{problem.status}</p>
      <h1>{problem.title}</h1>
      <p class="lead">{typeset(problem.detail, language)}</p>
      <OnOffer available={problem['available']} />
      {without !== undefined && (
        <p>
          <a class="button" href={href(without)}>
            {t(problems.withoutParameter)}
          </a>
        </p>
      )}
      <SearchForm />
      <p>
        <a href={href('')}>{t(problems.backHome)}</a>
      </p>
    </div>
  );
}

/** The address without a parameter that it has, or nothing where that is not what is wrong. */
function withoutParameter(path: string, parameter: unknown): string | undefined {
  const [address = '', query = ''] = path.split(/\?(.*)/su, 2);
  const given = [...new URLSearchParams(query)];
  const kept = given.filter(([name]) => name !== parameter);
  return kept.length === given.length ? undefined : address + queryOf(kept);
}

/** The formats that there are instead of the one that was asked for. */
function OnOffer({ available }: { readonly available: unknown }): VNode | null {
  const { t, href } = usePage();
  const offers: readonly unknown[] = Array.isArray(available) ? available : [];
  const links = offers.filter(isLink);
  return links.length === 0 ? null : (
    <>
      <p>{t(problems.onOffer)}</p>
      <ul class="formats">
        {links.map((link) => (
          <li key={link.href}>
            <a href={href(link.href)}>{link.label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function isLink(offer: unknown): offer is { readonly href: string; readonly label: string } {
  return typeof offer === 'object' && offer !== null && 'href' in offer && 'label' in offer;
}
