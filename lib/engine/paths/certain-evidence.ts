import type { TemplateOverride } from '@/lib/contracts/endpoint';
import { groupBy } from './group-by';
import { joinTokens } from './join-tokens';
import type { Leaf } from './path-trie';
import { parseTemplate } from './route-template';

export type CertainSource = 'spec' | 'route';

/** One place in the tree of documented and routed templates. */
export interface CertainPlace {
  literals: Map<string, CertainPlace>;
  parameter: CertainPlace | null;
  /** The parameter's name in the spec, else in the route; `''` when unnamed. */
  name: string;
  source: CertainSource;
}

/** What needs no statistics: documented templates, route names, and people's decisions by the place they are about. */
export interface CertainEvidence {
  root: CertainPlace;
  overrides: ReadonlyMap<string, readonly TemplateOverride[]>;
}

export function gatherEvidence<T>(
  documented: readonly string[],
  leaves: readonly Leaf<T>[],
  overrides: readonly TemplateOverride[],
): CertainEvidence {
  const root = createPlace('spec');
  for (const template of documented) {
    const tokens = parseTemplate(template.startsWith('/') ? template : `/${template}`);
    if (tokens) addTemplate(root, tokens, 'spec');
  }
  for (const { isRoute, tokens, names } of leaves) {
    if (isRoute)
      addTemplate(
        root,
        tokens.map((literal, i) => ({ literal, name: names[i] ?? '' })),
        'route',
      );
  }
  return { root, overrides: groupBy(overrides, ({ prefix }) => templateKey(prefix)) };
}

/** A template with `{}` for each parameter, as places are known by. `''` for the root. */
export function templateKey(template: string): string {
  const plain = template === '/' ? '' : template;
  const tokens = parseTemplate(plain === '' || plain.startsWith('/') ? plain : `/${plain}`);
  return tokens
    ? joinTokens(
        tokens.map(({ literal }) => literal),
        '{}',
      )
    : plain.replace(/\{[^{}]*\}/g, '{}');
}

function createPlace(source: CertainSource): CertainPlace {
  return { literals: new Map(), parameter: null, name: '', source };
}

function addTemplate(
  root: CertainPlace,
  tokens: readonly { literal: string | null; name: string }[],
  source: CertainSource,
): void {
  let place = root;
  for (const { literal, name } of tokens) {
    let next = literal === null ? place.parameter : place.literals.get(literal);
    if (!next) {
      next = createPlace(source);
      if (literal === null) place.parameter = next;
      else place.literals.set(literal, next);
    }
    if (next.name === '') next.name = name;
    place = next;
  }
}
