/** Path of a field below an object's: `items[].owner` and `email`; the values of a map stand without a dot, `labels{}`. */
export function joinPath(above: string, name: string): string {
  if (above === '') return name;
  return name.startsWith('{}') ? above + name : `${above}.${name}`;
}
