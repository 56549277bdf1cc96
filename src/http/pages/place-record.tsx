import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { CharacteristicView, LabelisationView } from '../../catalogue/portal/place-model.ts';
import type { SourceNote } from '../../catalogue/portal/thing-documents.ts';
import { common } from '../messages/common.ts';
import { place as messages } from '../messages/place.ts';
import { usePage } from './page-context.ts';
import { Missing, Name, Section, Texts, ThingLink, WebLink } from './parts.tsx';

/** The events of the label, each with the sources that tell of it. */
export function LabelHistory(props: {
  readonly events: readonly LabelisationView[];
  readonly sources: readonly SourceNote[];
}): VNode | null {
  const { t, date } = usePage();
  const numberOf = (graph: string): number => props.sources.findIndex((source) => source.graph === graph) + 1;
  return props.events.length === 0 ? null : (
    <Section id="label" title={messages.label}>
      <ol class="track">
        {props.events.map((event) => (
          <li key={event.saidIn.join() + (event.date ?? event.wave ?? '')}>
            <p>
              <strong>
                {event.date
                  ? date(event.date)
                  : event.wave
                    ? `${t(messages.wave)} ${event.wave}`
                    : t(messages.unknownDate)}
              </strong>
              {event.date && event.wave && `, ${t(messages.wave)} ${event.wave}`}
              {event.renewal === true && `, ${t(messages.renewal)}`}
            </p>
            <p>
              {event.programme ? <Name of={event.programme} /> : <Missing />}{' '}
              {event.saidIn.map((graph) => (
                <a key={graph} class="small" href={`#source-${numberOf(graph)}`}>
                  {`${t(messages.according)} ${numberOf(graph)}`}
                </a>
              ))}
            </p>
            <Texts of={event.notes} soft />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The six characteristics of the definition, with this place's own evidence. */
export function Characteristics({
  characteristics,
}: {
  readonly characteristics: readonly CharacteristicView[];
}): VNode | null {
  const { t } = usePage();
  return !characteristics.some(({ stated }) => stated) ? null : (
    <Section id="caracteristiques" title={messages.characteristics} note={messages.characteristicsNote}>
      <ul class="grid">
        {characteristics.map(({ characteristic, definition, stated, notes, evidence }) => (
          <li key={characteristic.iri}>
            <h3>
              <Name of={characteristic} />
            </h3>
            {definition && <p class="soft small">{definition}</p>}
            <Texts of={notes} />
            {evidence.map((address) => (
              <p key={address}>
                {t(messages.evidence)} <WebLink to={address} />
              </p>
            ))}
            {notes.length + evidence.length === 0 && (
              <p>
                {stated && `${t(common.yes)}, `}
                <Missing message={stated ? messages.evidenceMissing : common.toComplete} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The practices that a place follows and shares. */
export function Practices({ about: { inverse, labels } }: { readonly about: ThingDescription }): VNode | null {
  return inverse.practices.length === 0 ? null : (
    <Section id="pratiques" title={messages.practices}>
      <ul class="rows">
        {inverse.practices.map((practice) => (
          <li key={practice}>
            <ThingLink to={labels.thing(practice)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
