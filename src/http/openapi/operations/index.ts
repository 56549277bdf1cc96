import type { Operations } from '../operation.ts';
import { dataOperations } from './data.ts';
import { exchangeOperations } from './exchange.ts';
import { operatingOperations } from './operating.ts';
import { portalOperations } from './portal.ts';
import { thingOperations } from './things.ts';

/** Everything that is described; a test names the routes that are not. */
export const operations: Operations = {
  ...thingOperations,
  ...dataOperations,
  ...exchangeOperations,
  ...portalOperations,
  ...operatingOperations,
};
