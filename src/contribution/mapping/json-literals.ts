import { xsdNs } from '../../core/rdf/dataset.ts';

/** A number as `xsd:decimal` writes it, without exponent. */
export function decimalText(value: number): string {
  const text = String(value);
  if (!/e/iu.test(text)) {
    return text;
  }
  const [, sign = '', digits = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/iu.exec(text) ?? [];
  const shift = Number(exponent);
  const all = digits + fraction;
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - digits.length)}${all}`
    : `${sign}${all}${'0'.repeat(Math.max(0, shift - fraction.length))}`;
}

const datePatterns: readonly (readonly [RegExp, string])[] = [
  [/^-?\d{4}$/u, 'gYear'],
  [/^-?\d{4}-\d{2}$/u, 'gYearMonth'],
  [/^-?\d{4}-\d{2}-\d{2}$/u, 'date'],
  [/^-?\d{4}-\d{2}-\d{2}T/u, 'dateTime'],
];

/**
 * A year, month, day or instant, with its type where that is not the one the context gives anyway. What is none of
 * them stays as it is, for the shapes to refuse with a sentence.
 */
export function typedDate(text: string, expected: string): unknown {
  const type = datePatterns.find(([pattern]) => pattern.test(text))?.[1];
  return type === undefined || type === expected ? text : { '@value': text, '@type': xsdNs + type };
}
