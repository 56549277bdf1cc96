import type { VNode } from 'preact';
import { publishing } from '../messages/publishing.ts';
import { usePage } from './page-context.ts';

const licenceNames: readonly (readonly [start: string, name: string])[] = [
  ['https://creativecommons.org/licenses/by-sa/4.0', 'CC BY-SA 4.0'],
  ['https://creativecommons.org/licenses/by/4.0', 'CC BY 4.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0', 'CC0 1.0'],
  ['https://opendatacommons.org/licenses/odbl', 'ODbL 1.0'],
  ['https://www.etalab.gouv.fr/licence-ouverte-open-licence', 'Licence Ouverte 2.0'],
];

/** What people call a licence. */
export function licenceName(licence: string): string {
  return licenceNames.find(([start]) => licence.startsWith(start))?.[1] ?? licence;
}

/** Links to licences by what people call them. */
export function LicenceLinks({ of }: { readonly of: readonly string[] }): VNode {
  const { t, href } = usePage();
  return (
    <>
      {of.length === 0 && t(publishing.licencesOfDocuments)}
      {of.map((licence, index) => (
        <span key={licence}>
          {index > 0 && ', '}
          <a href={href(licence)} rel="license">
            {licenceName(licence)}
          </a>
        </span>
      ))}
    </>
  );
}
