import { readConfiguration } from '../../core/configuration.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import type { Finding } from '../doctor/finding.ts';
import { lookAtModel, lookAtServer, lookAtState } from '../doctor/look-at-data.ts';
import { lookAtFolder, lookAtMachine } from '../doctor/look-at-machine.ts';
import { lookAtSettings } from '../doctor/look-at-settings.ts';
import { jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';

const marks = { ok: '✓', warning: '!', error: '✗' } as const;

/** `fabriques doctor`: what is wrong with this installation, and what to do. */
export const addDoctor: AddCommand = (program, context, declared, done) => {
  const { out, say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(command.option('json', jsonOption(context)), context, [
        ['doctor', { fr: 'Avec les réglages de l’environnement', en: 'With the settings of the environment' }],
      ]),
    async ({ json }) => {
      const findings = await examine(context);
      const isWell = !findings.some(({ status }) => status === 'error');
      if (json) {
        const told = findings.map(({ says, ...finding }) => ({ ...finding, message: say(says) }));
        out(JSON.stringify({ ok: isWell, findings: told }, undefined, 2));
      } else {
        findings.forEach(({ name, status, says }) => out(`${marks[status]} ${name.padEnd(10)} ${say(says)}`));
      }
      done(isWell ? 0 : 1);
    },
  );
};

async function examine({ environment, createStateKeeper }: CommandContext): Promise<Finding[]> {
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  return [
    ...lookAtMachine(configuration),
    ...lookAtSettings(configuration),
    ...lookAtFolder(configuration),
    ...lookAtModel(),
    ...(await lookAtState(await createStateKeeper(configuration))),
    ...(await lookAtServer(configuration)),
  ];
}
