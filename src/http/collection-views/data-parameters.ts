import type { Territory } from '../../catalogue/nearby/territory.ts';
import type { Parameters } from '../../catalogue/read-filters.ts';

/** The parameters by which every list and format is narrowed to a territory. */
export function dataParametersOf({ departement, region, point, radius }: Territory): Parameters {
  return [
    ...(departement.length > 0 ? ([['departement', departement.join(',')]] as const) : []),
    ...(region.length > 0 ? ([['region', region.join(',')]] as const) : []),
    ...(point && radius !== undefined
      ? ([
          ['pres', `${point.lat.toFixed(4)},${point.long.toFixed(4)}`],
          ['rayon', String(radius)],
        ] as const)
      : []),
  ];
}
