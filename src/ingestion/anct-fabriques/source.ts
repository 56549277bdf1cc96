import { DomainError } from '../../core/errors.ts';

/** One point of the national list: a commune with all its fabriques. */
export interface SourceFeature {
  /** Code of the commune when the list was made. */
  readonly commune: string;
  /** Name of the commune, which the list may not know. */
  readonly communeName: string | undefined;
  /** `fabt-1; fabt-2` as written: row numbers of the publisher, which may change. */
  readonly identifiers: string;
  /** Names of the fabriques as written, joined by `; `. */
  readonly labels: string;
  /** Centroid of the commune, degrees. */
  readonly point: { readonly longitude: number; readonly latitude: number } | undefined;
}

/**
 * Reads the GeoJSON of the national list.
 *
 * @throws DomainError `bad-request` that names the feature and the property that are not as expected.
 */
export function readSource(text: string): SourceFeature[] {
  const collection = asRecord(parseJson(text));
  if (!Array.isArray(collection['features'])) {
    throw new DomainError('bad-request', 'The national list is not a GeoJSON FeatureCollection.');
  }
  return collection['features'].map((feature: unknown, index) => readFeature(asRecord(feature), index));
}

function readFeature(feature: Record<string, unknown>, index: number): SourceFeature {
  const properties = asRecord(feature['properties']);
  const read = (name: string): string => {
    const value = properties[name];
    if (typeof value !== 'string' || value.trim() === '') {
      throw new DomainError('bad-request', `Feature ${index + 1} of the national list has no text in "${name}".`);
    }
    return value;
  };
  const communeName = read('lib_geo');
  return {
    commune: read('id_geo'),
    communeName: communeName === 'NA' ? undefined : communeName,
    identifiers: read('id_territoire'),
    labels: read('lib_territoire'),
    point: readPoint(asRecord(feature['geometry'])),
  };
}

function readPoint({ type, coordinates }: Record<string, unknown>): SourceFeature['point'] {
  if (type !== 'Point' || !Array.isArray(coordinates)) {
    return undefined;
  }
  const [longitude, latitude] = coordinates as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DomainError('bad-request', 'The national list is not JSON.', { cause });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
