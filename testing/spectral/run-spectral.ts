import spectralCore from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import spectralParsers from '@stoplight/spectral-parsers';

// Both are CommonJS, whose names Node does not find.
const { Document, Ruleset, Spectral } = spectralCore;
const { Yaml } = spectralParsers;

/** What Spectral says: its rule without the `owasp:` prefix, and where, as tokens from the root of the document. */
export interface SpectralResult {
  rule: string;
  path: string[];
  message: string;
}

/** Lints a document, JSON or YAML, with the named rules of the OWASP ruleset alone. */
export async function runSpectral(text: string, rules: readonly string[]): Promise<SpectralResult[]> {
  const spectral = new Spectral();
  const on = new Set(rules.map((rule) => `owasp:${rule}`));
  const { rules: all, ...rest } = owasp as { rules: Record<string, unknown> };
  const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => on.has(name)));
  spectral.setRuleset(new Ruleset({ ...rest, rules: chosen } as never));
  const results = await spectral.run(new Document(text, Yaml as never, '/document.yaml'));
  return results.map(({ code, path, message }) => ({
    rule: String(code).replace(/^owasp:/, ''),
    path: path.map(String),
    message,
  }));
}
