import type { VNode } from 'preact';
import type { Commune } from '../../catalogue/communes.ts';
import type { NamedPoint } from '../../catalogue/nearby/gazetteer.ts';
import { radii, type Territory, type WiderTerritory } from '../../catalogue/nearby/territory.ts';
import { allDepartements, allRegions, departementOf, departementOfCommune } from '../../catalogue/territories.ts';
import { queryOf } from '../collection-views/collection-view.ts';
import type { Message } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { nearby as messages } from '../messages/nearby.ts';
import { LanguageField } from './collection-filters.tsx';
import { type PageContext, usePage } from './page-context.ts';

/**
 * The form that says where: a commune or a postcode, and how far, a région, a département. Sent by GET.
 * With a script there is also "near me", which orders what is on the page and sends the position nowhere.
 */
export function PlaceChooser(props: {
  readonly territory: Territory;
  /** The address of the page. */
  readonly action: string;
  readonly wider: WiderTerritory | undefined;
}): VNode {
  const { t, href } = usePage();
  const { territory, action, wider } = props;
  const { radius, typed, point } = territory;
  const isUnknown = typed !== undefined && !point;
  const offered = radius === undefined || radii.includes(radius) ? radii : [radius, ...radii];
  return (
    <form class="filters card flat where-form" action={href(action).split('?', 1)[0]} aria-labelledby="ou">
      <h2 id="ou">{t(messages.where)}</h2>
      <div class="fields">
        <div class="field">
          <label for="lieu">{t(messages.place)}</label>
          <input
            id="lieu"
            name="lieu"
            value={typed}
            autocomplete="address-level2"
            aria-invalid={isUnknown ? 'true' : undefined}
            aria-describedby={isUnknown ? 'lieu-inconnu' : undefined}
            placeholder={t(messages.placeHint)}
          />
        </div>
        <div class="field">
          <label for="rayon">{t(messages.radius)}</label>
          <select id="rayon" name="rayon">
            <option value="">{t(messages.anyDistance)}</option>
            {offered.map((kilometres) => (
              <option key={kilometres} value={kilometres} selected={radius === kilometres}>
                {`${kilometres} km`}
              </option>
            ))}
          </select>
        </div>
        <Choice name="region" label={messages.region} chosen={territory.region} values={allRegions} />
        <Choice
          name="departement"
          label={messages.departement}
          chosen={territory.departement}
          values={allDepartements}
        />
      </div>
      {isUnknown && (
        <p id="lieu-inconnu" class="error" role="alert">
          {t(messages.unknownPlace)}
        </p>
      )}
      {typed !== undefined && point && (
        <PlaceTold point={point} at={(lieu) => addressWith(action, territory, 'lieu', lieu)} />
      )}
      {wider && <Widening to={wider} territory={territory} action={action} />}
      <LanguageField />
      <p>
        <button class="button">{t(messages.show)}</button>
        <button
          type="button"
          class="button quiet"
          data-near-me=""
          data-refused={t(messages.refused)}
          data-ordered={t(messages.ordered)}
          hidden
        >
          {t(messages.nearMe)}
        </button>{' '}
        <a href={href(action)}>{t(messages.everywhere)}</a>
      </p>
      <p class="soft small" role="status" data-near-told="" />
    </form>
  );
}

/** Which place was understood, and those that have the same name. */
export function PlaceTold(props: {
  readonly point: NamedPoint;
  /** The address with another place. */
  readonly at: (lieu: string) => string;
}): VNode {
  const { t, href } = usePage();
  const { name, departement, namesakes = [], precision } = props.point;
  const at = ({ town, code }: Commune): string => props.at(`${town} (${departementOfCommune(code)})`);
  return (
    <p role="status">
      {t(messages.around)} <strong>{withDepartement(name, departement)}</strong>
      {namesakes.length > 0 && (
        <>
          {` · ${t(messages.rather)} `}
          {namesakes.map((commune, index) => (
            <span key={commune.code}>
              {index > 0 && ', '}
              <a href={href(at(commune))}>{withDepartement(commune.town, departementOfCommune(commune.code))}</a>
            </span>
          ))}
          {t(messages.endOfQuestion)}
        </>
      )}
      {precision === 'around' && <span class="soft small">{` ${t(messages.approximate)}`}</span>}
    </p>
  );
}

/** Says that nothing is here, and leads to the next wider circle that has something. */
function Widening(props: {
  readonly to: WiderTerritory;
  readonly territory: Territory;
  readonly action: string;
}): VNode {
  const { t, href, number, counted } = usePage();
  const { to, territory, action } = props;
  const radius = to.radius === undefined ? undefined : String(to.radius);
  return (
    <p class="notice" role="status">
      {t(messages.nothingWithin).replace('{radius}', number(territory.radius ?? 0))}{' '}
      <a href={href(addressWith(action, territory, 'rayon', radius))}>
        {radius === undefined ? t(messages.widenToAny) : t(messages.widen).replace('{radius}', radius)}
      </a>
      {` (${counted(to.total, collections.fabriques)})`}
    </p>
  );
}

/** The address of a page of the same territory with one parameter changed, or without it. */
function addressWith(action: string, { parameters }: Territory, name: string, value: string | undefined): string {
  const others = parameters.filter(([other]) => other !== name);
  return action + queryOf([...others, ...(value === undefined ? [] : [[name, value] as const])]);
}

function withDepartement(name: string, code: string | undefined): string {
  const departement = code === undefined ? undefined : departementOf(code);
  return departement
    ? `${name} (${departement.code}${departement.name === name ? '' : `, ${departement.name}`})`
    : name;
}

/** The address of a page about who could help, from the same place. */
export function fromPlace(address: string, { parameters }: Territory): string {
  return address + queryOf(parameters);
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
