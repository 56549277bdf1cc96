import type { Member } from '../../catalogue/members.ts';

/**
 * Places as uMap shows them from an address of data: a name, a text for the bubble, flat properties, and what the map
 * is to do with each of them. Places that nobody can put on a map are left out.
 *
 * @see {@link https://docs.umap-project.org/} `properties._umap_options`
 */
export function toUMap(members: readonly Member[]): object {
  return {
    type: 'FeatureCollection',
    features: members.flatMap((member) => {
      const { location } = member;
      return location
        ? [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [Number(location.long), Number(location.lat)] },
              properties: {
                name: member.name,
                description: descriptionOf(member),
                page: member.iri,
                commune: member.towns[0] ?? '',
                porteurs: member.carriers.map(({ name }) => name).join(', '),
                actions: actionsOf(member).join(', '),
                qpv: member.inQPV === undefined ? '' : member.inQPV ? 'oui' : 'non',
                precision: location.precision,
                _umap_options: optionsOf(member),
              },
            },
          ]
        : [];
    }),
  };
}

/** In the markup of uMap: `[[address|text]]` is a link. */
function descriptionOf(member: Member): string {
  const actions = actionsOf(member);
  const carriers = member.carriers.map(({ name }) => name).join(', ');
  return [
    [member.postalCodes[0], member.towns[0]].filter((part) => part !== undefined).join(' '),
    carriers === '' ? '' : `Portée par ${carriers}`,
    actions.length > 0 ? `Actions : ${actions.join(', ')}` : '',
    `[[${member.iri}|Voir la fiche]]`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function actionsOf({ actions }: Member): string[] {
  return actions.filter(({ status }) => status === 'does').map(({ name }) => name);
}

/** Values that uMap accepts: it leaves out what is not in its own lists. A label is shown when one points at it. */
function optionsOf({ types }: Member): object {
  const color = types.includes('FabriqueNumerique') ? '#b34a00' : '#1e3e73';
  return { color, iconClass: 'Drop', showLabel: null, popupTemplate: 'Default' };
}
