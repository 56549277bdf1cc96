import type { Quad } from '@rdfjs/types';
import { fab, geo, schema } from '../vocabulary/terms.ts';
import type { Thing } from './thing.ts';

/** A position with how precise it is: `exact`, or the middle of the `commune`. */
export interface Location {
  readonly lat: string;
  readonly long: string;
  readonly precision: string;
}

/** The more precise of the locations that documents give, the first one among equals. */
export function bestLocation(locations: readonly Location[]): Location | undefined {
  return locations.find(({ precision }) => precision === 'exact') ?? locations[0];
}

/**
 * A place as a GeoJSON feature; its geometry is null where nobody knows where it is.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7946#section-3.2}
 */
export function thingFeature(thing: Thing): object {
  const about = thing.statements.filter(({ subject }) => subject.value === thing.iri);
  const location = bestLocation(locationsIn(about, thing));
  return feature(thing.iri, location, {
    name: about.find(({ predicate }) => predicate.equals(schema.name))?.object.value ?? thing.slug,
    url: thing.iri,
    communeCode: about.find(({ predicate }) => predicate.equals(fab.communeCode))?.object.value,
    addressLocality: thing.statements.find(({ predicate }) => predicate.equals(schema.addressLocality))?.object.value,
  });
}

/** A GeoJSON feature. Longitude comes first. */
export function feature(
  id: string,
  location: Location | undefined,
  properties: Readonly<Record<string, unknown>>,
): object {
  return {
    type: 'Feature',
    id,
    geometry: location ? { type: 'Point', coordinates: [Number(location.long), Number(location.lat)] } : null,
    properties: { ...properties, ...(location && { locationPrecision: location.precision }) },
  };
}

/** Coordinates belong together as one document states them. */
function locationsIn(about: readonly Quad[], thing: Thing): Location[] {
  return thing.documents.flatMap(({ graph }) => {
    const said = about.filter((quad) => quad.graph.equals(graph));
    const valueOf = (predicate: Quad['predicate']) =>
      said.find((quad) => quad.predicate.equals(predicate))?.object.value;
    const [lat, long] = [valueOf(geo.lat), valueOf(geo.long)];
    return lat && long ? [{ lat, long, precision: valueOf(fab.locationPrecision) ?? 'exact' }] : [];
  });
}
