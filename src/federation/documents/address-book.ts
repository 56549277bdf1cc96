import type { Quad } from '@rdfjs/types';
import { slugOf } from '../../core/slug.ts';
import { type CollectionName, thingIri } from '../../vocabulary/kinds.ts';
import { dcterms, foaf } from '../../vocabulary/terms.ts';

/** A thing that needs an address here. */
export interface AddressRequest {
  /** By what the source knows it, which does not change. */
  readonly key: string;
  readonly collection: CollectionName;
  readonly name: string;
  readonly locality: string | undefined;
}

/** The addresses that the things of one source have here. One once given stays, whatever the source renames. */
export class AddressBook {
  readonly #byKey = new Map<string, string>();
  readonly #taken = new Set<string>();

  /**
   * @param baseIri - What every address begins with.
   * @param isTaken - Whether an address is that of something else, or was.
   */
  public constructor(
    private readonly baseIri: string,
    private readonly isTaken: (iri: string) => boolean,
  ) {}

  /** Takes over the addresses that documents of the source have already. */
  public remember(document: readonly Quad[]): void {
    const about = document.find(({ predicate }) => predicate.equals(foaf.primaryTopic));
    if (about) {
      for (const { subject, predicate, object } of document) {
        if (subject.equals(about.subject) && predicate.equals(dcterms.identifier)) {
          this.set(object.value, about.object.value);
        }
      }
    }
  }

  /** Notes an address. */
  public set(key: string, iri: string): void {
    this.#byKey.set(key, iri);
    this.#taken.add(iri);
  }

  /** The address of a thing: the one it has, else one made of its name that nothing else has. */
  public assign({ key, collection, name, locality }: AddressRequest): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const short = slugOf(name) || slugOf(key) || 'lieu';
    const long = locality === undefined ? short : `${short}-${slugOf(locality)}`;
    const at = (slug: string): string => thingIri(this.baseIri, collection, slug);
    let iri = [at(short), at(long)].find((one) => this.#isFree(one));
    for (let number = 2; iri === undefined; number += 1) {
      const numbered = at(`${long}-${number}`);
      iri = this.#isFree(numbered) ? numbered : undefined;
    }
    this.set(key, iri);
    return iri;
  }

  /** Every address by key, to be remembered. */
  public entries(): [key: string, iri: string][] {
    return [...this.#byKey];
  }

  #isFree(iri: string): boolean {
    return !this.#taken.has(iri) && !this.isTaken(iri);
  }
}
