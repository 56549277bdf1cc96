import { systemIri } from './system-graphs.ts';

/** The properties of what is no document, in the system graphs. */
export const is = {
  layout: systemIri('layout'),
  base: systemIri('base'),
  defaultGraph: systemIri('defaultGraph'),
  revision: systemIri('revision'),
  /** Another string after every change of documents, erasures included. */
  turn: systemIri('turn'),
  size: systemIri('size'),
  modified: systemIri('modified'),
  of: systemIri('of'),
  text: systemIri('text'),
  time: systemIri('time'),
  author: systemIri('author'),
  message: systemIri('message'),
  /** How many changes (of one graph each) a commit has. */
  changes: systemIri('changes'),
  index: systemIri('index'),
  graph: systemIri('graph'),
  added: systemIri('added'),
  removed: systemIri('removed'),
  collection: systemIri('collection'),
  key: systemIri('key'),
  value: systemIri('value'),
  version: systemIri('version'),
  expires: systemIri('expires'),
} as const;

/** The version of the layout, written into every store. Since 2, queries see no contact that is not agreed to. */
export const layoutVersion = 2;
