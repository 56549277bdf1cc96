/** Characters that references to entities may stand for in all; ontologies need some thousand. */
const mostCharacters = 1_000_000;

/**
 * What is wrong with the entities that an RDF/XML text declares, or undefined. Short names for namespaces are common
 * and fine; what reads other files, stands for further entities, or makes much of little is not.
 */
export function findEntityFault(text: string): string | undefined {
  const declarations = [...text.matchAll(/<!ENTITY\s+(%?)\s*([^\s"'>]+)\s+("[^"]*"|'[^']*'|[^>]*)/gu)];
  const lengths = new Map<string, number>();
  for (const [, parameter, name = '', value = ''] of declarations) {
    if (parameter !== '' || !/^["']/u.test(value)) {
      return `the entity "${name}" is external, and nothing else is read`;
    }
    if (/[&<]/u.test(value)) {
      return `the entity "${name}" stands for more than text`;
    }
    lengths.set(name, value.length - 2);
  }
  let characters = 0;
  for (const [, name = ''] of lengths.size === 0 ? [] : text.matchAll(/&([^;&\s#]{1,100});/gu)) {
    characters += lengths.get(name) ?? 0;
  }
  return characters > mostCharacters ? `its entities stand for more than ${mostCharacters} characters` : undefined;
}
