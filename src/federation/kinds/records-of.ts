import type { SourceRecord } from '../lift/lift-json.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { PeerKind } from '../peers/peer.ts';
import { featureRecords, jsonRecords } from './json-records.ts';
import type { Payload } from './payload.ts';
import { tableRecords } from './table-records.ts';
import { wikiRecords } from './wiki-records.ts';

/** Where kinds have their records, unless the mapping says otherwise. */
const usualPlaces: Partial<Record<PeerKind, readonly string[]>> = {
  gogocarto: ['data'],
  overpass: ['elements'],
};

/**
 * The records of an answer of a source that gives records, not RDF.
 *
 * @throws DomainError `remote-failed` for what is not of the kind.
 */
export function recordsOf(kind: PeerKind, { recordsAt }: Pick<Mapping, 'recordsAt'>, payload: Payload): SourceRecord[] {
  if (kind === 'csv') {
    return tableRecords(payload);
  }
  if (kind === 'mediawiki') {
    return wikiRecords(payload);
  }
  return kind === 'geojson'
    ? featureRecords(payload)
    : jsonRecords(payload, recordsAt.length > 0 ? recordsAt : (usualPlaces[kind] ?? []));
}
