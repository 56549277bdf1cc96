import { describe, expect, it } from 'vitest';
import { referencesFrom } from '../../../src/validation/references.ts';
import type { ValidationReport, ValidationResult } from '../../../src/validation/report.ts';
import { loadShapes } from '../../../src/validation/shape-files.ts';
import { createValidator } from '../../../src/validation/validator.ts';
import { prefixes, shapesNs } from '../../../src/vocabulary/namespaces.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { actions } from './examples/actions.ts';
import { common } from './examples/common.ts';
import { contacts } from './examples/contacts.ts';
import { documents } from './examples/documents.ts';
import { readExample } from './examples/example.ts';
import { exchanges } from './examples/exchanges.ts';
import { fabriques } from './examples/fabriques.ts';
import { identity } from './examples/identity.ts';
import { federation } from './examples/federation.ts';
import { label } from './examples/label.ts';
import { organisations } from './examples/organisations.ts';
import { partsOfPlaces } from './examples/parts-of-places.ts';
import { places } from './examples/places.ts';
import { practices } from './examples/practices.ts';
import { constraintsIn } from './constraints.ts';

const shapes = loadShapes();
const validator = createValidator({ shapes, describe: loadVocabulary().describe });
const references = referencesFrom(
  readExample(`
    <actions/coworking> a fab:Action . <actions/formation> a fab:Action .
    <structures/lab01> a fab:Structure . <structures/a> a fab:Structure . <structures/b> a fab:Structure .
    <fabriques/lab01> a fab:Fabrique . <fabriques/la-dynamo> a fab:Fabrique .`),
);
const validate = (turtle: string): Promise<ValidationReport> => validator.validate(readExample(turtle), { references });

const themes = {
  places: [...places, ...fabriques, ...partsOfPlaces],
  organisations,
  actions,
  exchanges,
  practices,
  label,
  documents,
  identity,
  contacts,
  federation,
  common,
};
const examples = Object.values(themes).flat();

for (const [theme, rows] of Object.entries(themes)) {
  describe.each(rows)(
    `The shapes of ${theme}: $shape`,
    ({ shape, path, severity, alsoRefusedBy, accepted, refused }) => {
      const isOfShape = (result: ValidationResult): boolean => result.sourceShape === shapesNs + shape;
      const isViolation = (result: ValidationResult): boolean => result.severity === 'Violation';

      it(`accepts ${accepted.statements}`, async () => {
        const report = await validate(accepted.turtle);
        expect(report.results.filter((result) => isOfShape(result) || isViolation(result))).toEqual([]);
        expect(report.conforms).toBe(true);
      });

      for (const { component, statements, turtle } of refused) {
        it(`answers ${statements} with the ${severity} ${component} at ${path ?? 'the node itself'}`, async () => {
          const report = await validate(turtle);
          const found = report.results.filter(isOfShape);
          expect(found.map((result) => result.component)).toContain(component);
          expect(new Set(found.map((result) => result.path))).toEqual(new Set([inFull(path)]));
          expect(new Set(found.map((result) => result.severity))).toEqual(new Set([severity]));
          expect(report.conforms).toBe(severity !== 'Violation');
          // It is wrong for this reason and no other.
          const others = report.results.filter((result) => isViolation(result) && !isOfShape(result));
          expect(others.filter((result) => result.sourceShape !== shapesNs + String(alsoRefusedBy))).toEqual([]);
        });
      }
    },
  );
}

describe('The examples', () => {
  it('show every constraint of every shape, and no other', () => {
    const shown = examples.flatMap(({ shape, refused }) => refused.map(({ component }) => `${shape} ${component}`));
    const asked = constraintsIn(shapes).map(({ shape, component }) => `${shape.slice(shapesNs.length)} ${component}`);
    expect([...new Set(shown)].sort()).toEqual(asked.sort());
  });
});

function inFull(name: string | null): string | undefined {
  const [prefix, local] = name?.split(':') ?? [];
  return prefix && local ? prefixes[prefix as keyof typeof prefixes] + local : undefined;
}
