import { describe, expect, it } from 'vitest';
import { readAssets } from '../../../src/http/asset-registry.ts';
import { compress } from '../../../src/http/content-coding.ts';

describe('The assets of the portal', () => {
  const assets = readAssets();
  const sheet = assets.get(assets.nameOf('style.css'))?.body.toString('utf8') ?? '';

  it('bear names that change with their content', () => {
    expect(assets.nameOf('style.css')).toMatch(/^style-[0-9a-f]{10}\.css$/u);
    expect(assets.get('style.css')).toBeUndefined();
    expect(() => assets.nameOf('nothing.css')).toThrow('nothing.css');
  });

  it('are one style sheet that asks for nothing but fonts that are there', () => {
    const urls = [...sheet.matchAll(/url\(["']?([^"')]+)/gu)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => assets.get(url)?.contentType !== 'font/woff2')).toEqual([]);
    expect(sheet).not.toMatch(/@import|https?:/u);
  });

  it('define every design token that they use', () => {
    const used = new Set([...sheet.matchAll(/var\((--[\w-]+)/gu)].map(([, token]) => token));
    expect([...used].filter((token) => !sheet.includes(`${token}:`))).toEqual([]);
  });

  it('weigh less than the budget of a first visit leaves them', () => {
    const fonts = ['atkinson-hyperlegible-next.woff2', 'bricolage-grotesque-bold.woff2', 'mark.svg'];
    const bytes = fonts.map((name) => assets.get(assets.nameOf(name))?.body.length ?? 0);
    const sheet = assets.get(assets.nameOf('style.css'));
    const style = (sheet && compress(sheet.body, 'br')?.length) ?? Infinity;
    expect(bytes.reduce((sum, one) => sum + one, style)).toBeLessThan(50_000);
  });

  it('keep licences and notes to themselves', () => {
    expect(() => assets.nameOf('bricolage-grotesque.OFL.txt')).toThrow();
  });
});
