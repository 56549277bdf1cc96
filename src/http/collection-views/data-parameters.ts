import { anyRadius } from '../../catalogue/filters.ts';
import type { Territory } from '../../catalogue/nearby/territory.ts';
import type { Parameters } from '../../catalogue/read-filters.ts';

/** The parameters by which every list and format is narrowed to a territory. */
export function dataParametersOf(territory: Territory): Parameters {
  return [...areaOf(territory), ...(territory.radius === undefined ? [] : around(territory, String(territory.radius)))];
}

/** The same for lists of places, which the point of a territory orders also where it does not narrow them. */
export function listParametersOf(territory: Territory): Parameters {
  return [...areaOf(territory), ...around(territory, String(territory.radius ?? anyRadius))];
}

function areaOf({ departement, region }: Territory): Parameters {
  return [
    ...(departement.length > 0 ? ([['departement', departement.join(',')]] as const) : []),
    ...(region.length > 0 ? ([['region', region.join(',')]] as const) : []),
  ];
}

function around({ point }: Territory, radius: string): Parameters {
  return point
    ? [
        ['pres', `${point.lat},${point.long}`],
        ['rayon', radius],
      ]
    : [];
}
