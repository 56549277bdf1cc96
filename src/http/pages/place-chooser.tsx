import type { VNode } from 'preact';
import type { Territory } from '../../catalogue/nearby/territory.ts';
import { allDepartements, allRegions } from '../../catalogue/territories.ts';
import type { Message } from '../language.ts';
import { nearby as messages } from '../messages/nearby.ts';
import { LanguageField } from './collection-filters.tsx';
import { type PageContext, usePage } from './page-context.ts';

/**
 * The form that says where: a commune or a postcode, and how far, or a région or a département. Sent by GET.
 * With a script there is also "near me", which orders what is on the page and sends the position nowhere.
 */
export function PlaceChooser(props: {
  readonly territory: Territory;
  readonly action: string;
  /** Whether régions and départements can be chosen as well. */
  readonly wide?: boolean;
  /** Whether a script can order what is on the page from where the reader is. */
  readonly nearMe?: boolean;
}): VNode {
  const { t, href } = usePage();
  const { territory, action, wide, nearMe } = props;
  return (
    <form class="filters card flat where-form" action={href(action).split('?', 1)[0]} aria-labelledby="ou">
      <h2 id="ou">{t(messages.where)}</h2>
      <div class="fields">
        <div class="field">
          <label for="lieu">{t(messages.place)}</label>
          <input
            id="lieu"
            name="lieu"
            value={territory.typed}
            autocomplete="address-level2"
            aria-invalid={territory.typed !== undefined && !territory.point ? 'true' : undefined}
            aria-describedby={territory.typed !== undefined && !territory.point ? 'lieu-inconnu' : undefined}
            placeholder={t(messages.placeHint)}
          />
        </div>
        <div class="field">
          <label for="rayon">{t(messages.radius)}</label>
          <select id="rayon" name="rayon">
            <option value="">{t(messages.anyDistance)}</option>
            {['20', '50', '100', '200'].map((kilometres) => (
              <option key={kilometres} value={kilometres} selected={String(territory.radius) === kilometres}>
                {`${kilometres} km`}
              </option>
            ))}
          </select>
        </div>
        {wide && <Choice name="region" label={messages.region} chosen={territory.region} values={allRegions} />}
        {wide && (
          <Choice
            name="departement"
            label={messages.departement}
            chosen={territory.departement}
            values={allDepartements}
          />
        )}
      </div>
      {territory.typed !== undefined && !territory.point && (
        <p id="lieu-inconnu" class="error" role="alert">
          {t(messages.unknownPlace)}
        </p>
      )}
      {territory.point?.precision === 'around' && (
        <p class="soft small">{`${t(messages.aboutFrom)} ${territory.point.name}.`}</p>
      )}
      <LanguageField />
      <p>
        <button class="button">{t(messages.show)}</button>
        {nearMe && (
          <button
            type="button"
            class="button quiet"
            data-near-me=""
            data-refused={t(messages.refused)}
            data-ordered={t(messages.ordered)}
            hidden
          >
            {t(messages.nearMe)}
          </button>
        )}{' '}
        <a href={href(action)}>{t(messages.everywhere)}</a>
      </p>
      {nearMe && <p class="soft small" role="status" data-near-told="" />}
    </form>
  );
}

function Choice(props: {
  readonly name: 'region' | 'departement';
  readonly label: Message;
  readonly chosen: readonly string[];
  readonly values: readonly { readonly code: string; readonly name: string }[];
}): VNode {
  const { t, compare } = usePage();
  const sorted = [...props.values].sort((a, b) => compare(a.name, b.name));
  return (
    <div class="field">
      <label for={props.name}>{t(props.label)}</label>
      <select id={props.name} name={props.name}>
        <option value="">{t(messages.all)}</option>
        {sorted.map(({ code, name }) => (
          <option key={code} value={code} selected={props.chosen.includes(code)}>
            {`${name} (${code})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A distance as people say it. */
export function Kilometres({ value }: { readonly value: number | undefined }): VNode | null {
  const text = kilometresInWords(value, usePage());
  return text === undefined ? null : <span class="soft small">{text}</span>;
}

/** A distance in words, or undefined where it is not known. */
export function kilometresInWords(value: number | undefined, { number, t }: PageContext): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return value < 1 ? t(messages.here) : `${number(Math.round(value))}\u00A0km`;
}
