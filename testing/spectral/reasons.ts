import { isPublicSign, isSiteFile } from '@/lib/engine/lexicon/public-paths';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import type { Claim, ComparedRule } from './rule-mapping';
import { asNode, type PlacedOperation, type SpecTree } from './spec-tree';

/** Why one side speaks and the other is right, or free, not to. `because` stands in docs/spectral.md. */
export interface Reason {
  rules: readonly ComparedRule[];
  /** Who alone speaks. */
  side: 'ours' | 'spectral';
  because: string;
  explains: (claim: Claim, tree: SpecTree) => boolean;
}

/** The first that fits counts. */
export const REASONS: readonly Reason[] = [
  {
    rules: ['AUTH-04', 'AUTH-05'],
    side: 'spectral',
    because: 'Login, sign-up and password reset hand out credentials, and cannot ask for them.',
    explains: ({ unit }) => {
      const [method, path] = unit.split(' ') as [string, string];
      return isWayIn({ method, path });
    },
  },
  {
    rules: ['AUTH-05'],
    side: 'spectral',
    because:
      'Everybody is meant to read the root, files of a web page, `/.well-known/`, published keys and health, and to log out.',
    explains: ({ unit }) => {
      const path = unit.split(' ')[1] as string;
      return isPublicSign(path) || isSiteFile(path);
    },
  },
  {
    rules: ['AUTH-08'],
    side: 'ours',
    because: 'Spectral does not look at OAuth flows; implicit and password are gone from OAuth 2.1.',
    explains: ({ unit }, { root }) => {
      const found = asNode(schemesOf(root)[unit]);
      return found.type === 'oauth2';
    },
  },
  {
    rules: ['AUTH-08'],
    side: 'ours',
    because: 'Names of HTTP schemes are without case (RFC 9110, 11.1): `OAuth` is `oauth`.',
    explains: ({ unit }, { root }) => /[A-Z]/.test(String(asNode(schemesOf(root)[unit]).scheme)),
  },
  {
    rules: ['AUTH-05'],
    side: 'ours',
    because: '`security: [{}]` alone asks for nothing, as `[]` does.',
    explains: (claim, tree) =>
      operationsOf(claim, tree).some(({ node }) => JSON.stringify(node.security) === '[{}]'),
  },
  {
    rules: ['AUTH-07', 'AUTH-08', 'AUTH-09'],
    side: 'ours',
    because: 'Spectral does not read `securityDefinitions` of Swagger 2.0.',
    explains: (_, { root }) => root.swagger !== undefined,
  },
  {
    rules: ['AZ-01'],
    side: 'ours',
    because: 'Spectral looks for `schema`, which a parameter of Swagger 2.0 has not.',
    explains: (_, { root }) => root.swagger !== undefined,
  },
  {
    rules: ['AUTH-09'],
    side: 'ours',
    because: 'Our lexicon knows more names of credentials, such as `servicekey` and `session_id`.',
    explains: ({ unit }) => / (query|path) /.test(unit),
  },
  {
    rules: ['AUTH-09'],
    side: 'spectral',
    because:
      'The name holds a credential’s word and means something else: `page_token` is a cursor, `access-token-key` names a token.',
    explains: ({ unit }) =>
      /(page|pagination|next|prev|continuation|cursor|sync|client|request)[-_]?token$|tokens?[-_]?(key|id|name|type|uid|address)$|(has|is|forgot)\w*password/i.test(
        unit,
      ),
  },
  {
    rules: ['AZ-01'],
    side: 'spectral',
    because: 'Only path parameters count: in a query, a number chooses rather than names an object.',
    explains: ({ unit }) => / (query|header|cookie) /.test(unit),
  },
  {
    rules: ['AZ-01'],
    side: 'spectral',
    because: 'The operation declares the parameter of its path again, as a string.',
    explains: (claim, tree) =>
      operationsOf(claim, tree).some(({ name, parameters }) =>
        parameters.some((one) => one.isOverridden && claim.unit === `${name} ${one.name}`),
      ),
  },
  {
    rules: ['AZ-01'],
    side: 'spectral',
    because: 'The document calls it a path parameter, and its path has no such place.',
    explains: ({ unit }) => !unit.includes(`{${unit.split(' path ')[1]}}`),
  },
  {
    rules: ['AZ-03'],
    side: 'ours',
    because: 'Spectral passes over security that operations inherit from the document.',
    explains: (claim, tree) => operationsOf(claim, tree).some(({ node }) => node.security === undefined),
  },
  {
    rules: ['AZ-03'],
    side: 'ours',
    because: 'Spectral compares only where both operations spell out their security themselves.',
    explains: (_, { operations }) => operations.some(({ node }) => node.security === undefined),
  },
  {
    rules: ['DATA-06'],
    side: 'ours',
    because:
      'Spectral speaks only where `additionalProperties` is written; without it a body is just as open, by the JSON Schema standard.',
    explains: () => true,
  },
  {
    rules: ['RATE-01'],
    side: 'spectral',
    because: 'A `4XX` response covers 429.',
    explains: (claim, tree) => responsesOf(claim, tree).some((code) => code.toUpperCase() === '4XX'),
  },
  {
    rules: ['CFG-07'],
    side: 'spectral',
    because: 'A `default` response covers every error.',
    explains: (claim, tree) => responsesOf(claim, tree).includes('default'),
  },
  {
    rules: ['CFG-07'],
    side: 'spectral',
    because: 'Spectral asks for 400 or 422 and for 500; here any 4xx and any 5xx will do.',
    explains: (claim, tree) =>
      ['4', '5'].every((first) => responsesOf(claim, tree).some((code) => code.startsWith(first))),
  },
  {
    rules: ['SSRF-01'],
    side: 'ours',
    because: 'Spectral does not know `url`, `uri` and their kin by themselves.',
    explains: ({ unit }) => !/(^(callback|redirect)|(_url|Url|-url))$/.test(unit.split(' ').at(-1) ?? ''),
  },
  {
    rules: ['CFG-01'],
    side: 'spectral',
    because: 'What stays on the loopback address leaks nothing.',
    explains: ({ unit }) => /^http:\/\/(localhost|127\.|\[::1\])/.test(unit),
  },
  {
    rules: ['AUTH-04', 'AUTH-05', 'AZ-01', 'AZ-03', 'RATE-01', 'SSRF-01', 'CFG-07', 'AUTH-09'],
    side: 'spectral',
    because: 'Paths that differ only in the names of parameters are one endpoint.',
    explains: ({ unit }, { operations }) => {
      const bare = bareName(unit);
      return new Set(operations.map(({ name }) => name).filter((name) => bareName(name) === bare)).size > 1;
    },
  },
];

function schemesOf(root: Record<string, unknown>): Record<string, unknown> {
  return root.swagger === undefined
    ? asNode(asNode(root.components).securitySchemes)
    : asNode(root.securityDefinitions);
}

function operationsOf({ unit }: Claim, { operations }: SpecTree): PlacedOperation[] {
  const name = operationIn(unit);
  return operations.filter((one) => one.name === name);
}

function responsesOf(claim: Claim, tree: SpecTree): string[] {
  return operationsOf(claim, tree).flatMap(({ node }) => Object.keys(asNode(node.responses)));
}

/** `GET /orders` of `GET /orders query next`. */
function operationIn(unit: string): string {
  return unit.split(' ').slice(0, 2).join(' ');
}

function bareName(unit: string): string {
  return operationIn(unit).replace(/\{[^}]*\}/g, '{}');
}
