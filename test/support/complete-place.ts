import { expect } from 'vitest';
import { createWritableServer, type WritableServer } from './writer.ts';

/** The base of the data of {@link withCompletePlace}. */
export const completeBase = 'http://fabriques.example/';

/** A server over the committed data and one more fabrique, of which all is known that others ask for. */
export async function withCompletePlace(): Promise<WritableServer> {
  const base = completeBase;
  const test = await createWritableServer();
  const carrier = { type: 'Structure', name: 'Association Exemple', siret: '43493312300029' };
  expect((await test.admin('PUT', '/structures/exemple', carrier)).statusCode).toBe(201);
  const place = {
    ...{
      type: ['Fabrique', 'FabriqueNumerique'],
      name: 'La Complète, l’exemple',
      communeCode: '01004',
      url: ['https://exemple.fr/'],
    },
    address: { streetAddress: '1 rue de l’Exemple', postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
    ...{ lat: '45.960840', long: '5.371860', locationPrecision: 'exact', description: { fr: 'Un lieu entier.' } },
    carriedBy: [`${base}structures/exemple`],
    leadCarrier: [`${base}structures/exemple`],
    engagement: [{ action: `${base}actions/fab-lab`, status: 'does' }],
  };
  const written = await test.admin('PUT', '/fabriques/la-complete', place);
  expect([written.statusCode, written.statusCode === 201 ? '' : written.body]).toEqual([201, '']);
  return test;
}
