import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { CategoryView } from '../../catalogue/portal/other-views.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { collections } from '../messages/collections.ts';
import { exchange } from '../messages/exchange.ts';
import { things as messages } from '../messages/things.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, Fiche, Missing, Name, Section, Texts, ThingLink } from './parts.tsx';
import { ProposeLink } from './propose-link.tsx';
import { Sources } from './sources.tsx';

/** The page of a category of practices: what it is, and the practices in it. */
export function CategoryPage(props: {
  readonly category: CategoryView;
  readonly about: ThingDescription;
  readonly alternates: readonly Alternate[];
}): VNode {
  const { category, about, alternates } = props;
  const { t, href } = usePage();
  const { practices } = about.inverse;
  return (
    <Fiche
      crumbs={
        <Crumbs
          steps={[
            [t(collections.pratiques.title), 'pratiques'],
            [t(collections.categories.title), 'categories'],
          ]}
        />
      }
      intro={
        <header class="title">
          <p class="kicker">
            <span class="chip">{t(exchange.category)}</span>
          </p>
          <h1>
            <Name of={category.name} />
          </h1>
          <div class="lead">
            {category.definitions.length > 0 ? (
              <Texts of={category.definitions} />
            ) : (
              <ProposeLink of={about.iri} fact={t(messages.definition)} name={category.name.name} />
            )}
          </div>
        </header>
      }
      alternates={alternates}
    >
      <Section id="pratiques" title={collections.pratiques.title}>
        {practices.length === 0 ? (
          <p>
            <Missing message={exchange.nothingInCategory} />
          </p>
        ) : (
          <>
            <ul class="rows">
              {practices.map((practice) => (
                <li key={practice}>
                  <ThingLink to={about.labels.thing(practice)} />
                </li>
              ))}
            </ul>
            <p>
              <a href={href(`pratiques?categorie=${localNameOf(category.iri)}`)}>{t(exchange.inDetail)}</a>
            </p>
          </>
        )}
        <p>
          <a href={href(`pratiques/nouvelle?practiceCategory=${encodeURIComponent(category.iri)}`)}>
            {t(exchange.notePractice)}
          </a>
        </p>
      </Section>
      <Sources about={about} />
    </Fiche>
  );
}
