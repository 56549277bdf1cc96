/** A message with its blanks, `{name}`, filled in; what is put there is taken as it stands. */
export function fillIn(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/gu, (blank, name: string) => values[name] ?? blank);
}
