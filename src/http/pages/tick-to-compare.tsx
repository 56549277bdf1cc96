import type { VNode } from 'preact';
import type { Member } from '../../catalogue/members.ts';
import { comparison as messages } from '../messages/comparison.ts';
import { LanguageField } from './collection-filters.tsx';
import { usePage } from './page-context.ts';

/** A list of fabriques in which some can be ticked, to see them side by side. It is a form sent by GET. */
export function TickToCompare(props: {
  readonly members: readonly Member[];
  readonly children: (member: Member) => VNode;
}): VNode {
  const { t, href } = usePage();
  return (
    <form action={href('comparer').split('?', 1)[0]}>
      <ul class="rows members">
        {props.members.map((member) => (
          <li key={member.iri}>
            {props.children(member)}
            <label class="tick small">
              <input type="checkbox" name="f" value={member.slug} />
              <span>
                {t(messages.tick)}
                <span class="hidden-visually"> {member.name}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <LanguageField />
      <p class="compare-bar">
        <button class="button quiet">{t(messages.compareTicked)}</button>
      </p>
    </form>
  );
}
