import type { AddCommand } from '../context.ts';
import { describeHarvest } from '../describe-harvest.ts';
import { withHarvesting } from '../harvest-service.ts';
import { jsonOption, withExamples } from '../help.ts';

/** `fabriques harvest`: takes in what peers say, now. */
export const addHarvest: AddCommand = (program, context, declared, done) => {
  const { say, out, err } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(command.positional('peer', { type: 'string' }).option('json', jsonOption(context)), context, [
        ['harvest', { fr: 'Toutes les sources qui ont un rythme', en: 'All peers that have a schedule' }],
        ['harvest cget-2019 --json', { fr: 'Une source, pour un programme', en: 'One peer, for a program' }],
      ]),
    async ({ peer, json }) =>
      withHarvesting(context, async ({ registry, harvester }) => {
        const peers = await registry.list();
        const names =
          peer === undefined ? peers.filter(({ schedule, kind }) => schedule && kind).map(({ name }) => name) : [peer];
        const reports = [];
        for (const name of names) {
          err(say({ fr: `${name} : moisson…`, en: `${name}: harvesting…` }));
          const state = await harvester.harvest(name);
          reports.push({ peer: name, ...state });
          if (!json) {
            out(`${name} : ${say(describeHarvest(state))}`);
            if (state.unread.length > 0) {
              out(
                say({
                  fr: `  Rien ne lit : ${state.unread.join(', ')}`,
                  en: `  Nothing reads: ${state.unread.join(', ')}`,
                }),
              );
            }
          }
        }
        const isWell = reports.every(({ outcome }) => outcome !== 'failed');
        if (json) {
          out(JSON.stringify({ ok: isWell, harvests: reports }, undefined, 2));
        }
        done(isWell ? 0 : 1);
      }),
  );
};
