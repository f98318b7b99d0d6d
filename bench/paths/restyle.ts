/** Ways in which the same values may be spelt by another service. */
export const RESTYLES: Readonly<Record<string, (value: string) => string>> = {
  plain: (value) => value,
  underscores: (value) => value.replaceAll('-', '_'),
  camelCase: (value) => value.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  singleWords: (value) => value.replace(/-.*$/, ''),
  joined: (value) => value.replaceAll('-', ''),
  pascalCase: (value) => value.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  dots: (value) => value.replaceAll('-', '.'),
};
