/** One token of a template: a literal's text, or `null` for a parameter, with the parameter's name where it has one. */
export interface TemplateToken {
  literal: string | null;
  name: string;
}

const BRACKETED = /^(?:\{[^{}]*\}|<[^<>]*>|\[\[?[^[\]]*\]?\])$/;
const COLON_NAME = /^:[A-Za-z_][A-Za-z0-9_]*(?:\([^()]*\))?[?*+]?$/;
const STARS = /^\*[A-Za-z0-9_*]*$/;
const LITERAL = /^[A-Za-z0-9._~!$&'+,;=:@%-]*$/;
const VERB = /^(.+)(:[A-Za-z]{2,})$/;

/**
 * Tokens of a template as specs, frameworks and gateways spell it: `/users/{id}`, `/users/:id`, `/users/<int:id>`,
 * `/users/[id]`, `*`. `null` when it is no template of a path, or says nothing (`*`, `/**`): no evidence then.
 */
export function parseTemplate(template: string): TemplateToken[] | null {
  if (template.length > 2000 || !template.startsWith('/')) return null;
  const tokens: TemplateToken[] = [];
  for (const segment of splitSegments(template.slice(1))) {
    const verb = VERB.exec(segment);
    const isLast = tokens.length >= 0 && verb !== null && !COLON_NAME.test(segment);
    const parts = isLast ? [verb[1] as string, verb[2] as string] : [segment];
    for (const part of parts) {
      const token = parseToken(part, part !== segment && part.startsWith(':'));
      if (!token) return null;
      tokens.push(token);
    }
  }
  if (tokens.length > 20 || tokens.every(({ literal }) => literal === null)) {
    return tokens.length === 0 || tokens.some(({ name }) => name === '') ? null : tokens;
  }
  return tokens;
}

/** Splits at slashes outside brackets, since `{path:[^/]+}` is one segment. */
function splitSegments(text: string): string[] {
  const segments: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if ('{<['.includes(sign)) depth++;
    else if ('}>]'.includes(sign)) depth--;
    else if (sign === '/' && depth === 0) {
      segments.push(text.slice(from, at));
      from = at + 1;
    }
  }
  segments.push(text.slice(from));
  return segments;
}

function parseToken(part: string, isVerb: boolean): TemplateToken | null {
  if (!isVerb && COLON_NAME.test(part)) return { literal: null, name: parameterName(part) };
  if (BRACKETED.test(part) || STARS.test(part)) return { literal: null, name: parameterName(part) };
  if (LITERAL.test(part)) return { literal: part, name: '' };
  return /[{<]/.test(part) && !/[()\\^|]/.test(part) ? { literal: null, name: '' } : null;
}

/** `id` of `{id}`, `{id:[0-9]+}`, `<int:id>`, `:id?` and `[...id]`; `''` when there is none. */
function parameterName(part: string): string {
  const inner = part.startsWith('<')
    ? part.slice(part.lastIndexOf(':') + 1)
    : part.replace(/[:=(?].*$/, (rest) => (part.startsWith(':') ? rest : ''));
  return /[A-Za-z_][A-Za-z0-9_-]*/.exec(inner)?.[0] ?? '';
}
