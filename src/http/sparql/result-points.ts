import type { ResultRow, Solutions } from './workbench-model.ts';

/** A solution that has a place on a map. */
export interface ResultPoint {
  readonly lat: number;
  readonly long: number;
  readonly name: string;
  /** The thing that the solution is about. */
  readonly iri?: string;
  /** What else the solution says, by variable. */
  readonly properties: Readonly<Record<string, string>>;
}

const latitudes = ['lat', 'latitude'];
const longitudes = ['long', 'lon', 'lng', 'longitude'];

/** The points of solutions that bind `?lat` and `?long` (or their usual other names); undefined where none does. */
export function readPoints({ variables, rows }: Solutions): ResultPoint[] | undefined {
  const [lat, long] = [latitudes, longitudes].map((names) =>
    variables.find((variable) => names.includes(variable.toLowerCase())),
  );
  if (lat === undefined || long === undefined) {
    return undefined;
  }
  const others = variables.filter((variable) => variable !== lat && variable !== long);
  return rows.flatMap((row) => readPoint(row, lat, long, others) ?? []);
}

function readPoint(row: ResultRow, lat: string, long: string, others: readonly string[]): ResultPoint | undefined {
  const [latitude, longitude] = [Number(row[lat]?.value ?? NaN), Number(row[long]?.value ?? NaN)];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    return undefined;
  }
  const terms = others.flatMap((variable) => row[variable] ?? []);
  const iri = terms.find(({ type, value }) => type === 'uri' && /^https?:/u.test(value))?.value;
  const name = terms.find(({ type }) => type === 'literal')?.value ?? iri ?? `${latitude}, ${longitude}`;
  return {
    lat: latitude,
    long: longitude,
    name,
    ...(iri !== undefined && { iri }),
    properties: Object.fromEntries(
      others.flatMap((variable) => (row[variable] ? [[variable, row[variable].value]] : [])),
    ),
  };
}

/** The points as GeoJSON, for maps elsewhere. @see {@link https://www.rfc-editor.org/rfc/rfc7946 | RFC 7946} */
export function pointsAsGeoJson(points: readonly ResultPoint[]): object {
  return {
    type: 'FeatureCollection',
    features: points.map(({ lat, long, name, iri, properties }) => ({
      type: 'Feature',
      ...(iri !== undefined && { id: iri }),
      geometry: { type: 'Point', coordinates: [long, lat] },
      properties: { ...properties, name, ...(iri !== undefined && { url: iri }) },
    })),
  };
}
