import { withHarvesting } from '../harvest-service.ts';
import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeHarvest } from '../describe-harvest.ts';

/** `fabriques peers`: the peers with their last harvests, what was refused of one, and what waits. */
export const addPeers: AddCommand = (program, context, declared) => {
  const { say, out } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('peer', { type: 'string' })
          .option('accept', {
            type: 'boolean',
            default: false,
            describe: say({ fr: 'Publier ce qui attend', en: 'Publish what waits' }),
          })
          .option('refuse', {
            type: 'boolean',
            default: false,
            describe: say({ fr: 'Écarter ce qui attend', en: 'Drop what waits' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['peers', { fr: 'Toutes les sources', en: 'All peers' }],
          ['peers cget-2019', { fr: 'Une source, et ce qui en a été refusé', en: 'One, and what was refused of it' }],
          ['peers carte --accept', { fr: 'Publier ce qui attend', en: 'Publish what waits' }],
        ],
      ),
    async ({ peer, accept, refuse, json }) =>
      withHarvesting(context, async ({ registry, harvester }) => {
        if (peer !== undefined && accept) {
          await harvester.accept(peer, 'fabriques peers');
        } else if (peer !== undefined && refuse) {
          await harvester.refuse(peer);
        }
        const peers = (await registry.list()).filter(({ name }) => peer === undefined || name === peer);
        const rows = [];
        for (const { name, titles, kind, licence, trust, schedule } of peers) {
          const state = await harvester.records.state(name);
          const refused = peer === undefined ? undefined : await harvester.records.refused(name);
          rows.push({ name, titles, kind, licence, trust, schedule, state, ...(refused && { refused }) });
        }
        if (json) {
          out(JSON.stringify({ ok: true, peers: rows }, undefined, 2));
          return;
        }
        for (const { name, kind, state, refused } of rows) {
          const told = state ? describeHarvest(state) : { fr: 'jamais moissonnée', en: 'never harvested' };
          out(`${name} (${kind ?? '–'}) : ${say(told)}`);
          for (const { thing, reasons } of refused ?? []) {
            out(`  ${thing}: ${reasons.map(say).join(' ')}`);
          }
        }
      }),
  );
};
