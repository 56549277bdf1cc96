import { roles } from '../../contribution/principal.ts';
import { readEnd } from '../../contribution/token-request.ts';
import type { TokenDescription } from '../../contribution/tokens.ts';
import { readConfiguration } from '../../core/configuration.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { type TokenService, withTokens } from '../token-service.ts';

/** `fabriques token create | list | revoke | link`: the tokens of writers. */
export const addToken: AddCommand = (program, context, declared) => {
  const { environment, createStore, out, err, say } = context;
  const act = async <T>(use: (tokens: TokenService) => Promise<T>): Promise<T> =>
    withTokens(readConfiguration(environment, { seedDir: packagedSeedDir }), createStore, use);
  const json = jsonOption(context);

  return program.command(
    declared.usage,
    declared.does,
    (token) =>
      withExamples(
        token
          .command(
            'create <name>',
            say({ fr: 'Donner un jeton ; il n’est montré qu’une fois', en: 'Give a token; it is shown once' }),
            (command) =>
              command
                .positional('name', {
                  type: 'string',
                  demandOption: true,
                  describe: say({ fr: 'Pour qui, ou pour quoi', en: 'For whom, or for what' }),
                })
                .option('role', {
                  choices: roles,
                  default: 'editor' as const,
                  describe: say({
                    fr: 'administrator : tout ; editor : toutes les fiches ; team : celles de ses fabriques ; proposer : rien, sauf proposer',
                    en: 'administrator: everything; editor: every page; team: those of its fabriques; proposer: nothing but propose',
                  }),
                })
                .option('fabrique', {
                  type: 'string',
                  array: true,
                  describe: say({ fr: 'Une fabrique de l’équipe (lab01)', en: 'A fabrique of the team (lab01)' }),
                })
                .option('ends', {
                  type: 'string',
                  describe: say({
                    fr: 'Jusqu’à quand : un jour (2027-12-31) ou une durée (90j)',
                    en: 'Until when: a day (2027-12-31) or a time (90d)',
                  }),
                })
                .option('json', json),
            async ({ name, role, fabrique, ends, json: asJson }) => {
              const request = {
                ...{ name, role: fabrique ? ('team' as const) : role },
                ...(fabrique && { fabriques: fabrique }),
                ...(ends !== undefined && { ends: readEnd(ends) }),
              };
              const created = await act((tokens) => tokens.create(request));
              out(asJson ? JSON.stringify(created, undefined, 2) : created.token);
              if (!asJson) {
                err(
                  say({
                    fr: `Jeton ${created.description.id}, montré cette seule fois. À envoyer par « Authorization: Bearer … ».`,
                    en: `Token ${created.description.id}, shown this once. To be sent as "Authorization: Bearer …".`,
                  }),
                );
              }
            },
          )
          .command(
            'list',
            say({ fr: 'Les jetons donnés', en: 'The tokens that were given' }),
            (command) => command.option('json', json),
            async ({ json: asJson }) => {
              const tokens = await act((service) => service.list());
              out(asJson ? JSON.stringify(tokens, undefined, 2) : tokens.map((one) => line(one, say)).join('\n'));
            },
          )
          .command(
            'revoke <id>',
            say({ fr: 'Retirer un jeton', en: 'Revoke a token' }),
            (command) => command.positional('id', { type: 'string', demandOption: true }).option('json', json),
            async ({ id, json: asJson }) => {
              const revoked = await act((tokens) => tokens.revoke(id));
              out(asJson ? JSON.stringify(revoked, undefined, 2) : line(revoked, say));
            },
          )
          .command(
            'link <id>',
            say({
              fr: 'Faire un lien de connexion à usage unique',
              en: 'Make a link that signs in once in place of the token',
            }),
            (command) => command.positional('id', { type: 'string', demandOption: true }).option('json', json),
            async ({ id, json: asJson }) => {
              const made = await act((tokens) => tokens.link(id));
              out(asJson ? JSON.stringify(made, undefined, 2) : made.link);
            },
          )
          .demandCommand(1, say({ fr: 'Que faire des jetons ?', en: 'What about tokens?' })),
        context,
        [
          [
            'token create LAB01 --fabrique lab01 --ends 365d',
            { fr: 'Pour l’équipe d’une fabrique, un an', en: 'For the team of a fabrique, a year' },
          ],
          ['token list', { fr: 'Qui peut écrire', en: 'Who may write' }],
        ],
      ),
    () => undefined,
  );
};

function line(
  { id, name, role, fabriques, created, ends, revoked }: TokenDescription,
  say: CommandContext['say'],
): string {
  const state = revoked
    ? say({ fr: `retiré le ${revoked.slice(0, 10)}`, en: `revoked on ${revoked.slice(0, 10)}` })
    : ends
      ? say({ fr: `jusqu’au ${ends.slice(0, 10)}`, en: `until ${ends.slice(0, 10)}` })
      : say({ fr: 'sans fin', en: 'without end' });
  return [id, created.slice(0, 10), role, fabriques.join(',') || '-', state, name].join('\t');
}
