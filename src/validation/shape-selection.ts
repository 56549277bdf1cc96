import { DomainError } from '../core/errors.ts';
import { localNameOf } from '../vocabulary/namespaces.ts';
import { createReport, type ValidationReport } from './report.ts';
import type { ShapeFile } from './shape-files.ts';

/** Narrows a report to the shapes that were asked for. */
export type ShapeSelection = (report: ValidationReport) => ValidationReport;

/**
 * Makes the selection of themes (`places`, `label` …: the files of shapes) and of shapes (`FabriqueShape`: with its
 * property shapes, `FabriqueShape-…`).
 *
 * @throws DomainError `bad-request` for a name that is neither, with those there are.
 */
export function selectShapes(names: readonly string[], files: readonly ShapeFile[]): ShapeSelection {
  const byTheme = new Map(
    files.map(({ name, quads }) => [name, new Set(quads.map(({ subject }) => localNameOf(subject.value)))]),
  );
  const shapes = [...byTheme.values()].flatMap((ofTheme) => [...ofTheme]).filter((name) => /Shape$/u.test(name));
  const unknown = names.filter((name) => !byTheme.has(name) && !shapes.includes(name));
  if (unknown.length > 0) {
    const there = [...byTheme.keys(), ...new Set(shapes)];
    throw new DomainError('bad-request', `There are no shapes "${unknown.join(', ')}"; there are ${there.join(', ')}`, {
      details: {
        parameter: 'shapes',
        accepted: there,
        inFrench: `Il n’y a pas de formes « ${unknown.join(', ')} » ; il y a ${there.join(', ')}`,
      },
    });
  }
  const isWanted = (shape: string): boolean =>
    names.some((name) => byTheme.get(name)?.has(shape) ?? (shape === name || shape.startsWith(`${name}-`)));
  return (report) =>
    names.length === 0
      ? report
      : createReport(report.results.filter(({ sourceShape }) => isWanted(localNameOf(sourceShape))));
}
