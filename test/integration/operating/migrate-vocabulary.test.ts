import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortal } from '../../../src/http/create-portal.ts';
import { buildServer } from '../../../src/http/server.ts';
import { migrateVocabulary, migrationsFolder } from '../../../src/ingestion/seed/migrate-vocabulary.ts';
import { ontologyFolder } from '../../../src/vocabulary/ontology-files.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const ns = 'https://w3id.org/fabriques/ns#';
const rename = `PREFIX fab: <${ns}> PREFIX schema: <https://schema.org/>
DELETE { GRAPH ?g { ?s fab:formerName ?o } } INSERT { GRAPH ?g { ?s schema:alternateName ?o } }
WHERE { GRAPH ?g { ?s fab:formerName ?o } }`;
const formerTerm = `@prefix fab: <${ns}> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
fab:formerName a owl:DatatypeProperty ; owl:deprecated true ; dcterms:isReplacedBy <https://schema.org/alternateName> ;
  rdfs:label "ancien nom"@fr, "former name"@en ; rdfs:isDefinedBy <https://w3id.org/fabriques/ns> ;
  skos:definition "Un nom d’avant."@fr, "A name of before."@en .`;

describe('A term that is renamed', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  const ontology = join(temporaryFolder(), 'ontology');
  const migrations = join(ontology, 'migrations');

  beforeAll(async () => {
    cpSync(ontologyFolder, ontology, { recursive: true });
    mkdirSync(migrations, { recursive: true });
    writeFileSync(join(ontology, 'former.ttl'), formerTerm);
    test = await createWritableServer({ seedDir: undefined });
    const body = `INSERT DATA { GRAPH <http://fabriques.example/graphs/peers/old/a> { <http://e.example/a> <${ns}formerName> "007", "Ancien"@fr } }`;
    const { statusCode } = await test.admin('POST', '/sparql', body, { 'content-type': 'application/sparql-update' });
    expect(statusCode).toBeLessThan(300);
    const { configuration, store } = test.dependencies;
    const vocabulary = loadVocabulary(ontology);
    const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri });
    server = await buildServer({ ...test.dependencies, vocabulary, portal, pages: portal });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const migrate = async () =>
    migrateVocabulary(test.dependencies.contributor, test.store, test.configuration.baseIri, migrations);

  it('is renamed in the data by a SPARQL update, once, and the history says so', async () => {
    writeFileSync(join(migrations, '0001-former-name.ru'), rename);
    expect(await migrate()).toEqual(['0001-former-name.ru']);
    const { body } = await test.admin('GET', '/graphs?graph=http://fabriques.example/graphs/peers/old/a', undefined, {
      accept: 'application/n-triples',
    });
    expect(body.trim().split('\n').sort()).toEqual([
      '<http://e.example/a> <https://schema.org/alternateName> "007" .',
      '<http://e.example/a> <https://schema.org/alternateName> "Ancien"@fr .',
    ]);
    expect(await migrate()).toEqual([]);
    const messages: string[] = [];
    for await (const { message } of test.store.commits()) {
      messages.push(message);
    }
    expect(messages.at(-1)).toBe('Vocabulaire : 0001-former-name.ru');
  });

  it('that cannot be carried out leaves the data as they were, and is tried again', async () => {
    writeFileSync(join(migrations, '0002-wrong.ru'), 'INSERT DATA { this is no update }');
    const before = await test.store.revision();
    await expect(migrate()).rejects.toMatchObject({ code: 'malformed-query' });
    expect(await test.store.revision()).toBe(before);
  });

  it('stays at its address, says that it is no longer used, and what is instead', async () => {
    const page = await server.inject({ url: '/ns/formerName?lang=fr', headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('n’est plus utilisé');
    expect(page.body).toContain('schema:alternateName');
    const rdf = await server.inject({ url: '/ns/formerName', headers: { accept: 'application/n-triples' } });
    expect(rdf.body).toContain(`<${ns}formerName> <http://www.w3.org/2002/07/owl#deprecated> "true"`);
  });

  it('comes with the package where its migrations are', () => {
    expect(migrationsFolder).toBe(join(ontologyFolder, 'migrations'));
  });
});
