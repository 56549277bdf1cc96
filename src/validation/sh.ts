import { createNamespace } from '../vocabulary/namespaces.ts';

/** The terms of SHACL that reading shapes and writing reports needs. */
export const sh = createNamespace('sh', [
  'Info',
  'ValidationReport',
  'ValidationResult',
  'Violation',
  'Warning',
  'class',
  'conformanceDisallows',
  'conforms',
  'focusNode',
  'message',
  'path',
  'property',
  'result',
  'resultMessage',
  'resultPath',
  'resultSeverity',
  'sourceConstraintComponent',
  'sourceShape',
  'value',
]);
