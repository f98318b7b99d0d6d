const BEYOND_ASCII = /[^\0-\x7f]/;

/** An international host name in punycode, as the wire has it (UTS 46); any other text stays as it is. */
export function asciiHost(name: string): string {
  if (!BEYOND_ASCII.test(name)) return name;
  return URL.parse(`http://${name}/`)?.hostname ?? name;
}
