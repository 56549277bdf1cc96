import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ontologyFolder } from '../../../src/vocabulary/ontology-files.ts';

interface Rule {
  readonly accept: RegExp | undefined;
  readonly path: RegExp;
  readonly target: string;
  readonly status: string;
}

const lines = readFileSync(join(ontologyFolder, 'w3id', '.htaccess'), 'utf8').split('\n');
const rules = readRules();

describe('The redirect rules for w3id.org', () => {
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it.each([
    ['ns', browser, 'ns'],
    ['ns', 'text/turtle', 'ns.ttl'],
    ['ns/', 'application/ld+json', 'ns.jsonld'],
    ['ns/Fabrique', 'text/turtle, */*;q=0.1', 'ns/Fabrique.ttl'],
    ['ns/Fabrique', browser, 'ns/Fabrique'],
    ['ns/Fabrique', '*/*', 'ns/Fabrique'],
    ['schemas/partner-kinds', 'application/rdf+xml', 'schemas/partner-kinds.rdf'],
    ['schemas/partner-kinds', '', 'schemas/partner-kinds'],
    ['schemas/partner-kinds.ttl', browser, 'schemas/partner-kinds.ttl'],
    ['shapes', 'application/n-triples', 'shapes.nt'],
    ['context.jsonld', 'application/ld+json', 'context.jsonld'],
  ])('send %s, asked for as "%s", to %s with 303', (path, accept, expected) => {
    expect(redirect(path, accept)).toEqual({ target: `https://fabriques.example.org/${expected}`, status: '303' });
  });

  it('send the bare name to the home page', () => {
    expect(redirect('', browser)?.target).toBe('https://fabriques.example.org/');
  });

  it.each(['elsewhere', 'ns/../admin', 'schemas/a/b', 'schemas/partner-kinds.exe'])('leave %s alone', (path) => {
    expect(redirect(path, browser)).toBeUndefined();
  });

  it('keep to what w3id.org accepts: the engine on, no permanent redirect, no space in flags, HTTPS only', () => {
    expect(lines).toContain('RewriteEngine on');
    for (const line of lines.filter((one) => one.startsWith('RewriteRule'))) {
      expect(line).toMatch(/^RewriteRule \S+ https:\/\/\S+ \[R=30[23],L\]$/u);
    }
  });
});

/** The rules as Apache reads them: a condition holds for the rule that follows it. */
function readRules(): Rule[] {
  const found: Rule[] = [];
  let accept: RegExp | undefined;
  for (const line of lines) {
    const [directive, first = '', second = '', flags = ''] = line.split(' ');
    if (directive === 'RewriteCond') {
      accept = new RegExp(second, 'u');
    } else if (directive === 'RewriteRule') {
      found.push({ accept, path: new RegExp(first, 'u'), target: second, status: /R=(\d+)/u.exec(flags)?.[1] ?? '' });
      accept = undefined;
    }
  }
  return found;
}

function redirect(path: string, accept: string): { target: string; status: string } | undefined {
  for (const rule of rules) {
    const match = rule.path.exec(path);
    if (match && (rule.accept?.test(accept) ?? true)) {
      return { target: rule.target.replace('$1', match[1] ?? ''), status: rule.status };
    }
  }
  return undefined;
}
