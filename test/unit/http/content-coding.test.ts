import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseCoding, compress } from '../../../src/http/content-coding.ts';

describe('The coding of an answer', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', undefined],
    ['gzip;q=0.000', undefined],
    ['brotli, xgzip', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for Accept-Encoding %j is %j', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });

  it('gives back the same bytes, made once', () => {
    const body = Buffer.from('Ambérieu-en-Bugey '.repeat(200));
    const coded = compress(body, 'gzip');
    expect(coded && gunzipSync(coded).equals(body)).toBe(true);
    expect(compress(body, 'gzip')).toBe(coded);
    expect(compress(Buffer.from('short'), 'br')).toBeUndefined();
  });
});
