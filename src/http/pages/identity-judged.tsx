import type { VNode } from 'preact';
import type { Judgement } from '../../federation/identity/judgement.ts';
import { identity as messages } from '../messages/identity.ts';
import type { Visitor } from '../visitor.ts';
import { usePage } from './page-context.ts';

/** One judgement on the identity of two places, and the way to take it back. */
export function Judged(props: { readonly judgement: Judgement; readonly visitor: Visitor }): VNode {
  const { t, href, date } = usePage();
  const { place, other, source, verdict, reasons, by, on } = props.judgement;
  return (
    <>
      <p>
        <span class={`chip ${{ same: 'sage', close: 'ochre', different: 'tile' }[verdict]}`}>
          {t(messages[verdict])}
        </span>{' '}
        <a href={href(place)}>{place.split('/').pop()}</a>
        {' · '}
        <a href={href(other)}>{other.split('/').pop()}</a>
        <span class="soft"> ({source})</span>
      </p>
      <p class="soft">
        {reasons && t(reasons)} {by && `${t(messages.by)} ${by}, `}
        {date(on)}
      </p>
      <form method="post" action={href('identite')}>
        <input type="hidden" name="_key" value={props.visitor.formKey} />
        <input type="hidden" name="lieu" value={place} />
        <input type="hidden" name="autre" value={other} />
        <input type="hidden" name="de" value={source} />
        <button class="button quiet small" name="reprendre" value="oui">
          {t(messages.takeBack)}
        </button>
      </form>
    </>
  );
}
