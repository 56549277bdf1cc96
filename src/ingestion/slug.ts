export { slugOf } from '../core/slug.ts';
