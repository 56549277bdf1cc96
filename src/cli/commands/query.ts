import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { readConfiguration } from '../../core/configuration.ts';
import type { AddCommand } from '../context.ts';
import { UsageError } from '../failure.ts';
import { type Example, jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { askEndpoint, askFiles, askState } from '../query/sources.ts';
import { withPrefixes } from '../query/with-prefixes.ts';
import { languageOf } from '../text.ts';
import { answerFormats, solutionsFor, writeAnswer } from '../query/write-answer.ts';

const examples: readonly Example[] = [
  [
    "query 'SELECT ?nom { ?f a fab:Fabrique ; schema:name ?nom } LIMIT 5'",
    { fr: 'Les données en place, en tableau', en: 'The data in place, as a table' },
  ],
  [
    'query --file question.rq --data fiches.ttl --format csv',
    { fr: 'Une question d’un fichier, à d’autres fichiers', en: 'A question from a file, to other files' },
  ],
  [
    "query 'ASK { ?s ?p ?o }' --endpoint http://localhost:3000/sparql --json",
    { fr: 'Un autre point d’accès', en: 'Another endpoint' },
  ],
];

/** `fabriques query`: asks the data in place, files, or any endpoint. */
export const addQuery: AddCommand = (program, context, declared) => {
  const { environment, createStore, out, say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('query', {
            type: 'string',
            describe: say({
              fr: 'La question ; « - » la lit sur l’entrée. Les préfixes usuels (fab:, schema:…) sont connus',
              en: 'The question; "-" reads it from the input. The usual prefixes (fab:, schema:…) are known',
            }),
          })
          .option('file', {
            type: 'string',
            describe: say({ fr: 'Un fichier qui contient la question', en: 'A file that holds the question' }),
          })
          .option('data', {
            type: 'string',
            array: true,
            requiresArg: true,
            conflicts: 'endpoint',
            describe: say({ fr: 'Des fichiers RDF à interroger', en: 'RDF files to ask' }),
          })
          .option('endpoint', {
            type: 'string',
            requiresArg: true,
            describe: say({ fr: 'L’adresse d’un point d’accès SPARQL', en: 'The address of a SPARQL endpoint' }),
          })
          .option('format', {
            choices: answerFormats,
            default: 'table' as const,
            describe: say({ fr: 'Comment écrire la réponse', en: 'How to write the answer' }),
          })
          .option('json', jsonOption(context)),
        context,
        examples,
      ),
    async ({ query, file, data, endpoint, format, json }) => {
      if ((query === undefined) === (file === undefined)) {
        throw new UsageError(
          say({ fr: 'Une question, ou --file, et pas les deux', en: 'A question or --file, and not both' }),
        );
      }
      const text =
        file !== undefined
          ? await readFile(file, 'utf8')
          : query === '-'
            ? await readAll(process.stdin)
            : (query ?? '');
      const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
      const language = languageOf(environment);
      const ask =
        endpoint !== undefined
          ? askEndpoint(endpoint, configuration.queryTimeoutMs, language)
          : data !== undefined
            ? askFiles(data, configuration, createStore)
            : askState(configuration, createStore, language);
      const wanted = json ? 'json' : format;
      out(await writeAnswer(await ask(withPrefixes(text), solutionsFor(wanted)), wanted));
    },
  );
};
