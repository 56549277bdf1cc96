import { departementOf } from '../../catalogue/territories.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { slugOf } from '../../core/slug.ts';
import type { Message } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import { type FormValues, placeFields, type Row, type RowKind, rowKinds } from './place-fields.ts';
import { idOf, listOf, objectOf, partsOf, rowKeys } from './read-form.ts';

/** A commune that some place here stands in. */
export interface Commune {
  readonly code: string;
  readonly town: string;
  readonly postalCode: string | undefined;
  readonly centre?: { readonly lat: string; readonly long: string };
}

/** What a form is written from, beside what was typed. */
export interface FormContext {
  /** What the own document of the place says; empty for a new one. */
  readonly own: JsonObject;
  /** What all documents together say. */
  readonly merged: JsonObject;
  /** The structures by their names. */
  readonly structures: ReadonlyMap<string, string>;
  readonly communes: readonly Commune[];
}

/** The JSON of a place, and what could not be understood, by field or kind of row. */
export interface WrittenForm {
  readonly body: JsonObject;
  readonly faults: ReadonlyMap<string, readonly Message[]>;
}

/** The JSON of a place as its form says it: what the form does not show stays as it is. */
export function writeForm(values: FormValues, context: FormContext): WrittenForm {
  const { own } = context;
  const faults = new Map<string, Message[]>();
  const body: Record<string, unknown> = { ...own };
  const address: Record<string, unknown> = { ...objectOf(own['address']) };
  const descriptions: Record<string, unknown> = { ...objectOf(own['description']) };
  for (const { name, kind, inAddress, language } of placeFields) {
    const typed = values.fields[name] ?? [];
    const value = kind === 'lines' || kind === 'several' ? typed : kind === 'truth' ? truthOf(typed[0]) : typed[0];
    const target = inAddress ? address : language ? descriptions : body;
    set(target, language ?? name, value);
  }
  set(body, 'description', descriptions);
  set(
    body,
    'address',
    Object.keys(address).some((key) => !['id', 'type', 'addressCountry'].includes(key)) ? address : {},
  );
  locate(body, address, context);
  body['type'] = typesOf(listOf(own['type'] ?? context.merged['type']).map(String), body['numerique']);
  for (const kind of rowKinds) {
    const known = new Map(partsOf(context.merged, kind).map((part) => [idOf(part), objectOf(part)]));
    const parts = values.rows[kind].flatMap((row) => {
      const { part, fault } = writers[kind](row, known.get(row['id'] ?? '') ?? {}, context);
      if (fault) {
        faults.set(kind, [...(faults.get(kind) ?? []), fault]);
      }
      return part === undefined ? [] : [part];
    });
    set(body, rowKeys[kind], parts);
  }
  const lead = values.rows.carrier.find((row) => row['lead'] && row['structure']);
  set(body, 'leadCarrier', lead && structureOf(lead, context));
  return { body, faults };
}

type RowWriter = (row: Row, known: JsonObject, context: FormContext) => { part?: unknown; fault?: Message };

const writers: Readonly<Record<RowKind, RowWriter>> = {
  carrier: (row, _known, context) => {
    const part = structureOf(row, context);
    return part === undefined && row['structure'] ? { fault: unknownStructure(row['structure']) } : { part };
  },
  partner: (row, known, context) => {
    const { partnerKind, structure, note, id } = row;
    if (!partnerKind && !structure && !note) {
      return {};
    }
    const partner = structureOf(row, context, idOf(known['partner']));
    const description = { ...objectOf(known['description']), fr: note || undefined };
    return {
      part: prune({
        ...known,
        ...(id && { id }),
        type: 'Partnership',
        partnerKind,
        partner,
        description: prune(description),
      }),
      ...(structure && partner === undefined && { fault: unknownStructure(structure) }),
    };
  },
  action: ({ action, status, id }, known) =>
    action ? { part: prune({ ...known, ...(id && { id }), type: 'Engagement', action, status }) } : {},
  video: ({ url, title, id }, known) => {
    if (!url) {
      return {};
    }
    const { watch, embed } = videoAddresses(url);
    return {
      part: prune({
        ...known,
        ...(id && { id }),
        type: 'VideoObject',
        name: title,
        url: [watch],
        embedUrl: embed ?? known['embedUrl'],
      }),
    };
  },
};

/** The pages to watch and to embed a PeerTube video, from either address or the short one; others as they are. */
export function videoAddresses(address: string): { readonly watch: string; readonly embed?: string } {
  const [, origin, id] = /^(https?:\/\/[^/]+)\/(?:w|videos\/watch|videos\/embed)\/([\w-]+)/u.exec(address) ?? [];
  return origin !== undefined && id !== undefined
    ? { watch: `${origin}/videos/watch/${id}`, embed: `${origin.replace(/^http:/u, 'https:')}/videos/embed/${id}` }
    : { watch: address };
}

/** Fills in what follows from what was typed: the code of a commune that is known here, its département and région. */
function locate(body: Record<string, unknown>, address: JsonObject, { communes, own, merged }: FormContext): void {
  if (body['communeCode'] === undefined) {
    const { postalCode, addressLocality } = address;
    const town = typeof addressLocality === 'string' ? slugOf(addressLocality) : '';
    const codes = new Set(
      communes
        .filter(
          (one) =>
            (town !== '' && slugOf(one.town) === town && (postalCode === undefined || one.postalCode === postalCode)) ||
            (town === '' && postalCode !== undefined && one.postalCode === postalCode),
        )
        .map(({ code }) => code),
    );
    set(body, 'communeCode', codes.size === 1 ? [...codes][0] : undefined);
  }
  const { communeCode } = body;
  if (typeof communeCode !== 'string' || communeCode === own['communeCode']) {
    return;
  }
  const departement = departementOf(/^9[78]/u.test(communeCode) ? communeCode.slice(0, 3) : communeCode.slice(0, 2));
  set(body, 'departementCode', departement?.code);
  set(body, 'regionCode', departement?.region.code);
  delete body['epciCode'];
  const centre = communes.find((one) => one.code === communeCode && one.centre)?.centre;
  // A new place shows on the map at once; where it stands exactly may be told later.
  if (centre && merged['id'] === undefined && body['lat'] === undefined && body['long'] === undefined) {
    Object.assign(body, centre, { locationPrecision: 'commune' });
  }
}

function typesOf(types: readonly string[], numerique: unknown): string[] {
  const others = types.filter((type) => type !== 'FabriqueNumerique');
  return [...(others.length > 0 ? others : ['Fabrique']), ...(numerique === true ? ['FabriqueNumerique'] : [])];
}

function structureOf(row: Row, { structures }: FormContext, known?: string): string | undefined {
  const typed = row['structure'] ?? '';
  // A row that was not changed stands for the structure it stood for, whatever others are called.
  const same = [row['id'], known].find(
    (id) => id && structures.get(typed) !== undefined && structures.get(typed) === id,
  );
  return same ?? (/^https?:/u.test(typed) ? typed : structures.get(typed));
}

function unknownStructure(name: string): Message {
  return {
    fr: messages.unknownStructure.fr.replace('{name}', name),
    en: messages.unknownStructure.en.replace('{name}', name),
  };
}

function truthOf(typed: string | undefined): boolean | undefined {
  return typed === 'oui' ? true : typed === 'non' ? false : undefined;
}

function set(target: Record<string, unknown>, key: string, value: unknown): void {
  const isEmpty =
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  if (isEmpty) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- keys of the form, not of the client
    delete target[key];
  } else {
    target[key] = value;
  }
}

function prune(part: JsonObject): JsonObject | undefined {
  const kept = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== ''));
  return Object.keys(kept).length > 0 ? kept : undefined;
}
