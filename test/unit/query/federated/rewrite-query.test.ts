import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/core/sparql/parse-sparql.ts';
import { rewriteQuery } from '../../../../src/query/federated/rewrite-query.ts';

function plansOf(query: string): string[] {
  const { plans } = rewriteQuery(parseQuery(`PREFIX : <e:> ${query}`, 'http://base.test/'));
  return plans.map((plan) =>
    plan
      .map(({ target, join, pattern }) => {
        const whom =
          { local: 'here', sources: 'everybody', endpoint: '', variable: '?' }[target.kind] +
          ('iri' in target ? target.iri : 'name' in target ? target.name : '');
        return `${join === 'left' ? 'optionally ' : ''}${whom}: ${pattern}`;
      })
      .join(' | '),
  );
}

describe('Taking a query with SERVICE apart', () => {
  it.each([
    [
      'asks this server one sub-query for what stands around a SERVICE',
      'SELECT * { ?s :p ?o SERVICE :x { ?o :q ?q } ?o :r ?r }',
      ['here: ?s <e:p> ?o . ?o <e:r> ?r . | e:x: ?o <e:q> ?q .'],
    ],
    [
      'leaves an OPTIONAL with the sub-query that it follows',
      'SELECT * { ?s :p ?o OPTIONAL { ?o :n ?n } SERVICE :x { ?o :q ?q } }',
      ['here: ?s <e:p> ?o . OPTIONAL { ?o <e:n> ?n . } | e:x: ?o <e:q> ?q .'],
    ],
    [
      'keeps an OPTIONAL after what comes before it',
      'SELECT * { SERVICE :x { ?o :q ?q } OPTIONAL { ?o :n ?n } }',
      ['e:x: ?o <e:q> ?q . | optionally here: ?o <e:n> ?n .'],
    ],
    [
      'asks a filter with the sub-query that binds all of its variables',
      'SELECT * { ?s :p ?o SERVICE :x { ?o :q ?q } FILTER(?s != ?o) FILTER(?q != ?o) }',
      ['here: ?s <e:p> ?o . FILTER ( ( ?s != ?o ) ) | e:x: ?o <e:q> ?q .'],
    ],
    [
      'does not ask a filter with a sub-query that may leave its variable to others',
      'SELECT * { ?s :p ?o OPTIONAL { ?o :n ?q } SERVICE :x { ?o :q ?q } FILTER(BOUND(?q)) }',
      ['here: ?s <e:p> ?o . OPTIONAL { ?o <e:n> ?q . } | e:x: ?o <e:q> ?q .'],
    ],
    [
      'keeps what is asked of this server within its GRAPH',
      'SELECT * { GRAPH ?g { ?s :p ?o SERVICE :x { ?o :q ?q } } }',
      ['here: GRAPH ?g { ?s <e:p> ?o . } | e:x: ?o <e:q> ?q .'],
    ],
    [
      'hands a SERVICE within a SERVICE to the outer one',
      'SELECT * { SERVICE :x { ?s :p ?o SERVICE :y { ?o :q ?q } } }',
      ['e:x: ?s <e:p> ?o . SERVICE <e:y> { ?o <e:q> ?q . }'],
    ],
    [
      'does not confuse what a subquery hides with what others name alike',
      'SELECT * { { SELECT ?s (COUNT(?o) AS ?n) { ?s :p ?o } GROUP BY ?s } SERVICE ?o { ?s :q ?o } }',
      ['here: { SELECT ?s ( COUNT( ?o ) AS ?n ) WHERE { ?s <e:p> ?o . } GROUP BY ?s } | ?o: ?s <e:q> ?o .'],
    ],
  ] as const)('%s', (_, query, plans) => {
    expect(plansOf(query)).toEqual(plans);
  });

  it('has each plan stand in the text with the variables that it may bind', () => {
    const { text, planPrefix } = rewriteQuery(
      parseQuery('SELECT ?s { ?s <e:p> ?o MINUS { SERVICE <e:x> { ?s <e:q> 1 } } }'),
    );
    expect(text).toContain(`MINUS { SERVICE <${planPrefix}0> { <variable:s> <variable:> ?s . } }`);
    expect(text).toContain(`SERVICE <${planPrefix}1> { <variable:s> <variable:> ?s . <variable:o> <variable:> ?o . }`);
  });

  it('refuses what it cannot keep within a GRAPH', () => {
    const query = 'SELECT * { GRAPH ?g { { SELECT ?s { ?s <e:p> ?o SERVICE <e:x> { ?o <e:q> ?q } } } } }';
    expect(() => rewriteQuery(parseQuery(query))).toThrow('within GRAPH');
  });
});
