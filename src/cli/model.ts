import { loadShapes } from '../validation/shape-files.ts';
import { createValidator, type Validator } from '../validation/validator.ts';
import { loadVocabulary, type Vocabulary } from '../vocabulary/vocabulary.ts';

/** The vocabulary and its shapes, ready to use. */
export interface Model {
  readonly vocabulary: Vocabulary;
  readonly validator: Validator;
}

/** Reads the vocabulary and compiles the shapes, about two hundred milliseconds. */
export function loadModel(): Model {
  const vocabulary = loadVocabulary();
  return { vocabulary, validator: createValidator({ shapes: loadShapes(), describe: vocabulary.describe }) };
}
