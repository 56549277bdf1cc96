/** What only the map and the workbench load. */
const ownParts = /\/(?:leaflet|map|map-[a-z]+|outlines|workbench)-[0-9a-f]{10}\./u;

/** What a page weighs when it is first opened. */
export interface PageWeight {
  /** The bytes that travel, compressed: the page, its style, fonts, scripts and images. */
  readonly bytes: number;
  /** How many bytes of them are the page itself. */
  readonly html: number;
}

/** Weighs a page by HTTP, the parts of the map and of the workbench left aside. */
export async function weighPage(baseIri: string, path: string): Promise<PageWeight> {
  const headers = { accept: 'text/html', 'accept-encoding': 'br' };
  const weigh = async (url: string): Promise<number> => {
    const { headers: told } = await fetch(url, { method: 'HEAD', headers });
    return Number(told.get('content-length') ?? Number.NaN);
  };
  const address = new URL(path, baseIri).href;
  const text = await (await fetch(address, { headers })).text();
  const head = /<head>.*<\/head>/su.exec(text)?.[0] ?? '';
  const loaded = [
    ...head.matchAll(/<script src="([^"]+)"|<link rel="(?:icon|preload|stylesheet)"[^>]* href="([^"]+)"/gu),
    ...text.matchAll(/<img[^>]* src="([^"]+)"/gu),
  ].flatMap(([, one, other]) => one ?? other ?? []);
  const parts = [...new Set(loaded)].map((part) => new URL(part, address).href);
  const html = await weigh(address);
  const others = await Promise.all(parts.filter((part) => !ownParts.test(part)).map(weigh));
  return { bytes: others.reduce((sum, bytes) => sum + bytes, html), html };
}
