export * from '../vocabulary/kinds.ts';
