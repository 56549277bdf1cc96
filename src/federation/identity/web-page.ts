import { parse } from 'tldts';

/** Hosts where many people have a page: only the page tells who, not the host. */
const shared = new Set(
  (
    'facebook.com twitter.com x.com instagram.com linkedin.com youtube.com helloasso.com google.com goo.gl bit.ly ' +
    'movilab.org wordpress.com blogspot.com wixsite.com free.fr orange.fr jimdo.com over-blog.com framasite.org ' +
    'meetup.com tumblr.com eu.com weebly.com assoconnect.com communecter.org fablabs.io github.io sites.google.com'
  ).split(' '),
);

/** The first parts of paths that lead to no particular page. */
const general = new Set([
  '',
  'index.html',
  'index.php',
  'home',
  'accueil',
  'site',
  'fr',
  'en',
  'www',
  'pages',
  'groups',
  'profile.php',
]);

/**
 * What a web address tells of whose it is: its registered domain; where many share that, with what follows.
 *
 * @returns Nothing for what is no web address, and for the front page of a host that many share.
 */
export function webIdentity(address: string): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `http://${address}`;
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
    return undefined;
  }
  const { hostname, pathname } = new URL(url);
  const { domain, subdomain, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  if (domain === null) {
    return undefined;
  }
  if (isPrivate || !shared.has(domain)) {
    return domain;
  }
  const under = subdomain?.replace(/^(?:www\d?|m|fr|fr-fr|web)$/u, '') ?? '';
  const path = pathname
    .toLowerCase()
    .split('/')
    .find((part) => !general.has(part));
  const page = [under, path].filter((part) => part !== undefined && part !== '').join('/');
  return page === '' ? undefined : `${domain}/${page}`;
}
