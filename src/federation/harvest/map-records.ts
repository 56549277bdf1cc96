import type { Quad } from '@rdfjs/types';
import { construct } from '../../core/sparql/construct.ts';
import { liftRecords, type SourceRecord } from '../lift/lift-json.ts';
import { splitRecords } from '../lift/split-records.ts';
import { recordNode } from '../lift/source-terms.ts';
import { type Correction, correctRecords } from '../mapping/corrections.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { unreadFields } from '../mapping/unread-fields.ts';

/** What a mapping makes of records. */
export interface MappedRecords {
  readonly quads: readonly Quad[];
  /** How many records there are once lists are taken apart. */
  readonly records: number;
  /** Fields that the mapping does not mention. */
  readonly unread: readonly string[];
  /** The corrections that were made, by the node of their record. */
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
  readonly idleCorrections: readonly Correction[];
}

/** Makes statements of this vocabulary of the records of a source. */
export function mapRecords(
  records: readonly SourceRecord[],
  mapping: Mapping,
  { corrections = [], baseIri }: { readonly corrections?: readonly Correction[]; readonly baseIri: string },
): MappedRecords {
  const corrected = correctRecords(splitRecords(records, mapping.splitting), corrections, mapping.keyField);
  const lifted = liftRecords(corrected.records);
  return {
    quads: construct(mapping.construct, lifted, baseIri),
    records: corrected.records.length,
    unread: unreadFields(lifted, mapping.construct),
    corrections: new Map([...corrected.made].map(([number, made]) => [recordNode(number).value, made])),
    idleCorrections: corrected.idle,
  };
}
