// Strings, IRIs and comments first, so that brackets within them do not count.
const token =
  /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[({[]|[)}\]]/gsu;

/** How deep brackets nest in a SPARQL text, found without parsing it. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [found] of text.matchAll(token)) {
    if (found === '(' || found === '{' || found === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (found === ')' || found === '}' || found === ']') {
      depth -= 1;
    }
  }
  return deepest;
}
