import type { Argv } from 'yargs';
import { peerKinds } from '../../federation/peers/peer.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { describeHarvest } from '../describe-harvest.ts';
import { UsageError } from '../failure.ts';
import { type HarvestService, type PeerDetails, type PeerReport, withHarvesting } from '../harvest-service.ts';
import { jsonOption, withExamples } from '../help.ts';

/** `fabriques peers`: the peers with their last harvests, one with what was refused and what waits, and new ones. */
export const addPeers: AddCommand = (program, context, declared) => {
  const { say, out } = context;
  const json = jsonOption(context);
  const peer = { type: 'string', describe: say({ fr: 'Son nom court', en: 'Its short name' }) } as const;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .command(
            'add <peer>',
            say({ fr: 'Décrire une source, ou la décrire autrement', en: 'Describe a peer, or describe it anew' }),
            (add) =>
              describeOptions(add.positional('peer', { ...peer, demandOption: true }), context).option('json', json),
            async ({ peer: name, kind, address, direct, json: asJson, ...more }) => {
              const { title, licence, mapping, schedule } = more;
              if (schedule !== undefined) {
                (await import('../../federation/harvest/scheduler.ts')).checkSchedule(schedule);
              }
              const settings = {
                ...{ name, kind, addresses: address, trust: direct ? ('direct' as const) : ('reviewed' as const) },
                ...(title !== undefined && { title }),
                ...(licence !== undefined && { licence }),
                ...(mapping !== undefined && { mapping }),
                ...(schedule !== undefined && { schedule }),
              };
              await withHarvesting(context, async (service) => service.describe(settings));
              const said = {
                fr: `${name} : décrite. fabriques harvest ${name}`,
                en: `${name}: described. fabriques harvest ${name}`,
              };
              out(asJson ? JSON.stringify({ ok: true, peer: settings }) : say(said));
            },
          )
          .positional('peer', peer)
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
          .option('json', json),
        context,
        [
          ['peers', { fr: 'Toutes les sources', en: 'All peers' }],
          ['peers cget-2019', { fr: 'Une source, et ce qui en a été refusé', en: 'One, and what was refused of it' }],
          [
            'peers add carte --kind gogocarto --address https://carte.example/api/elements.json',
            { fr: 'Une source de plus', en: 'One more peer' },
          ],
          ['peers carte --accept', { fr: 'Publier ce qui attend', en: 'Publish what waits' }],
        ],
      ),
    async ({ peer: name, accept, refuse, json: asJson }) =>
      withHarvesting(context, async (service) => {
        if (name === undefined && (accept || refuse)) {
          throw new UsageError(say({ fr: 'Quelle source ?', en: 'Which peer?' }));
        }
        const peers = name === undefined ? await service.peers() : [await decideAndRead(service, name, accept, refuse)];
        if (asJson) {
          out(JSON.stringify({ ok: true, peers }, undefined, 2));
        } else {
          peers.forEach((one) => tellPeer(one, context));
        }
      }),
  );
};

function describeOptions<T>(command: Argv<T>, { say }: CommandContext) {
  const text = (fr: string, en: string) => ({ type: 'string', describe: say({ fr, en }) }) as const;
  return command
    .option('kind', { choices: peerKinds, demandOption: true, describe: say({ fr: 'Sa sorte', en: 'Its kind' }) })
    .option('address', {
      ...text('Où elle se lit ; plusieurs fois s’il le faut', 'Where it is read; several times if need be'),
      array: true,
      demandOption: true,
    })
    .option('title', text('Son nom, pour les gens', 'Its name, for people'))
    .option('licence', text('Sous quelle licence, par son adresse', 'Under which licence, by its address'))
    .option('mapping', text('Une autre correspondance que celle de la sorte', 'Another mapping than that of the kind'))
    .option(
      'schedule',
      text('Son rythme, à la façon de cron : "0 4 * * 1"', 'Its schedule, as cron has it: "0 4 * * 1"'),
    )
    .option('direct', {
      type: 'boolean',
      default: false,
      describe: say({ fr: 'Publier sans qu’un éditeur regarde', en: 'Publish without an editor’s look' }),
    });
}

async function decideAndRead(
  service: HarvestService,
  name: string,
  accept: boolean,
  refuse: boolean,
): Promise<PeerDetails> {
  if (accept || refuse) {
    await service.decide(name, accept ? 'accept' : 'refuse');
  }
  return service.details(name);
}

function tellPeer(peer: PeerReport | PeerDetails, { say, out }: CommandContext): void {
  const { name, kind, schedule, lastHarvest } = peer;
  const never = { fr: 'jamais moissonnée', en: 'never harvested' };
  const told = lastHarvest ? describeHarvest(lastHarvest) : never;
  const about = [kind ?? '–', ...(schedule === undefined ? [] : [schedule])].join(', ');
  out(say({ fr: `${name} (${about}) : ${told.fr}`, en: `${name} (${about}): ${told.en}` }));
  if ('refused' in peer) {
    for (const { thing, reasons } of peer.refused) {
      out(
        say({
          fr: `  refusé : ${thing} : ${reasons.map(say).join(' ')}`,
          en: `  refused: ${thing}: ${reasons.map(say).join(' ')}`,
        }),
      );
    }
    for (const { thing, statements } of peer.waiting) {
      const gone = statements === '';
      out(
        say({
          fr: `  ${gone ? 'à retirer' : 'attend'} : ${thing}`,
          en: `  ${gone ? 'to be removed' : 'waits'}: ${thing}`,
        }),
      );
    }
  }
}
