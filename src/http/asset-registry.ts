import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, parse } from 'node:path';
import { packageRoot } from '../core/package-root.ts';

/** A file that pages load, ready to be sent. */
export interface Asset {
  readonly contentType: string;
  readonly body: Buffer;
  /** Whether compressing it makes it smaller: fonts and pictures are compressed already. */
  readonly isCompressible: boolean;
}

/** The files that pages load, under names that change with their content. */
export interface AssetRegistry {
  /** The hashed file name of an asset such as `style.css`. @throws Error where there is none: a fault of the page. */
  readonly nameOf: (asset: string) => string;
  /** The asset of a hashed file name. */
  readonly get: (hashedName: string) => Asset | undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The folder of the assets that come with the portal, in `src` as in `dist`. */
export const assetsFolder = join(import.meta.dirname, 'assets');

/** The outlines of the départements, which maps draw. */
export const outlinesFile = join(packageRoot, 'data/sources/anct-departements/departements_simplifies.geojson');

/** What the build bundles from packages: the editor of the workbench. */
const bundlesFolder = join(packageRoot, 'dist/bundles');

/**
 * Reads the assets of a folder once: `fonts/`, `images/` and `scripts/` file by file,
 * `styles/` joined in the order of its names into the one sheet `style.css`. With them come those of packages: Leaflet, and the outlines that it draws.
 */
export function readAssets(folder: string = assetsFolder): AssetRegistry {
  const names = new Map<string, string>();
  const assets = new Map<string, Asset>();
  const add = (name: string, body: Buffer): void => {
    const { name: stem, ext } = parse(name);
    const contentType = contentTypes[ext];
    if (!contentType) {
      return; // licences and notes that lie beside the fonts
    }
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    names.set(name, `${stem}-${hash}${ext}`);
    assets.set(`${stem}-${hash}${ext}`, { contentType, body, isCompressible: ext !== '.woff2' && ext !== '.png' });
  };
  for (const part of ['fonts', 'images', 'scripts']) {
    for (const file of filesOf(join(folder, part))) {
      add(file, readFileSync(join(folder, part, file)));
    }
  }
  const packages = createRequire(import.meta.url);
  add('leaflet.js', readFileSync(packages.resolve('leaflet/dist/leaflet.js')));
  // Its images are those of markers that our map does not use.
  const leafletSheet = readFileSync(packages.resolve('leaflet/dist/leaflet.css'), 'utf8');
  add('leaflet.css', Buffer.from(leafletSheet.replace(/url\([^)]*\)/gu, 'none')));
  add('outlines.geojson', readFileSync(outlinesFile));
  for (const file of filesOf(bundlesFolder)) {
    add(file, readFileSync(join(bundlesFolder, file)));
  }
  const sheets = filesOf(join(folder, 'styles')).filter((file) => extname(file) === '.css');
  const sheet = sheets.map((file) => readFileSync(join(folder, 'styles', file), 'utf8')).join('\n');
  add(
    'style.css',
    Buffer.from(
      sheet.replace(/url\('\.\.\/\w+\/([^']+)'\)/gu, (_all, file: string) => {
        return `url('${nameOf(file)}')`;
      }),
    ),
  );

  function nameOf(asset: string): string {
    const name = names.get(asset);
    if (!name) {
      throw new Error(`There is no asset "${asset}" in ${folder}`);
    }
    return name;
  }
  return { nameOf, get: (hashedName) => assets.get(hashedName) };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // a portal without scripts has no folder for them
  }
}
