import type { HarvestState } from '../../federation/harvest/harvest-state.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { describeHarvest } from '../describe-harvest.ts';
import { type HarvestService, withHarvesting } from '../harvest-service.ts';
import { jsonOption, withExamples } from '../help.ts';
import { showProgress } from '../progress.ts';

/** `fabriques harvest`: takes in what peers say, now. */
export const addHarvest: AddCommand = (program, context, declared, done) => {
  const { out, err, say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('peer', {
            type: 'string',
            describe: say({ fr: 'Le nom court de la source', en: 'The short name of the peer' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['harvest', { fr: 'Toutes les sources qui ont un rythme', en: 'All peers that have a schedule' }],
          ['harvest cget-2019 --json', { fr: 'Une source, pour un programme', en: 'One peer, for a program' }],
        ],
      ),
    async ({ peer, json }) =>
      withHarvesting(context, async (service) => {
        const names = peer === undefined ? await scheduled(service) : [peer];
        if (names.length === 0) {
          err(say({ fr: 'Aucune source n’a de rythme ; nommez-en une.', en: 'No peer has a schedule; name one.' }));
        }
        const harvests = [];
        for (const name of names) {
          const state = await harvestOne(service, name, context);
          harvests.push({ peer: name, ...state });
          if (!json) {
            tellHarvest(name, state, context);
          }
        }
        const ok = harvests.every(({ outcome }) => outcome !== 'failed');
        if (json) {
          out(JSON.stringify({ ok, harvests }, undefined, 2));
        }
        done(ok ? 0 : 1);
      }),
  );
};

async function scheduled(service: HarvestService): Promise<string[]> {
  return (await service.peers()).filter(({ schedule, kind }) => schedule && kind).map(({ name }) => name);
}

async function harvestOne(
  service: HarvestService,
  name: string,
  { say, err, terminal }: CommandContext,
): Promise<HarvestState> {
  const label = say({ fr: `${name} : réponses lues`, en: `${name}: answers read` });
  const progress = showProgress(terminal, label);
  if (!terminal) {
    err(say({ fr: `${name} : moisson…`, en: `${name}: harvesting…` }));
  }
  try {
    return await service.harvest(name, (answers) => progress.update(answers));
  } finally {
    progress.end();
  }
}

function tellHarvest(name: string, state: HarvestState, { say, out }: CommandContext): void {
  out(say({ fr: `${name} : ${describeHarvest(state).fr}`, en: `${name}: ${describeHarvest(state).en}` }));
  const { unread, counts, outcome } = state;
  if (outcome !== 'failed' && unread.length > 0) {
    out(say({ fr: `  Rien ne lit : ${unread.join(', ')}`, en: `  Nothing reads: ${unread.join(', ')}` }));
  }
  if (outcome !== 'failed' && counts.refused > 0) {
    out(say({ fr: `  Les refus : fabriques peers ${name}`, en: `  What was refused: fabriques peers ${name}` }));
  }
}
