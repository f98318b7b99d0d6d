import { type Claim, type ComparedRule, MAPPING } from './rule-mapping';
import { runSpectral, type SpectralResult } from './run-spectral';
import { asNode, operationName, type Placed, placeOf, type SpecTree } from './spec-tree';

const OURS = new Map<string, ComparedRule>(
  Object.entries(MAPPING).flatMap(([ours, theirs]) =>
    theirs.map((rule): [string, ComparedRule] => [rule, ours as ComparedRule]),
  ),
);

/** What Spectral holds against the document, in our words. */
export async function spectralClaims(text: string, tree: SpecTree): Promise<Claim[]> {
  const results = await runSpectral(text, [...OURS.keys()]);
  const claims = results.flatMap((result) => {
    const rule = OURS.get(result.rule);
    return rule === undefined ? [] : unitsOf(rule, result, tree).map((unit) => ({ rule, unit }));
  });
  return [...new Map(claims.map((claim) => [`${claim.rule} ${claim.unit}`, claim])).values()];
}

function unitsOf(rule: ComparedRule, result: SpectralResult, tree: SpecTree): string[] {
  const { path, message } = result;
  switch (rule) {
    case 'AUTH-04':
    case 'AUTH-05':
    case 'AZ-03':
      return operationAt(path);
    case 'CFG-07':
    case 'RATE-01':
      // That a response exists is compared, not that it has content.
      return message.includes('.content') ? [] : operationAt(path);
    case 'AUTH-07':
    case 'AUTH-08':
      return [path[2] ?? ''];
    case 'AUTH-09':
      return path.includes('securitySchemes') ? [`scheme ${path[2]}`] : parametersAt(tree, path.slice(0, -1));
    case 'AZ-01':
      return parametersAt(tree, path.at(-1) === 'schema' ? path.slice(0, -1) : path);
    case 'SSRF-01':
      return parametersAt(tree, path.slice(0, -1));
    case 'DATA-06':
      return bodiesAt(tree, path.slice(0, -1));
    case 'RATE-04':
      return [/type (\w+)/.exec(message)?.[1] ?? ''];
    case 'CFG-01':
      return path[0] === 'schemes' ? ['http'] : [serverUrl(tree, path.slice(0, -1))];
  }
}

function operationAt([root, path, method]: readonly string[]): string[] {
  return root === 'paths' && path !== undefined && method !== undefined ? [operationName(method, path)] : [];
}

function parametersAt({ operations }: SpecTree, tokens: readonly string[]): string[] {
  const place = placeOf(tokens);
  return operations.flatMap(({ name, parameters }) =>
    parameters.filter(isAt(place)).map((parameter) => `${name} ${parameter.name}`),
  );
}

function bodiesAt({ operations }: SpecTree, tokens: readonly string[]): string[] {
  const place = placeOf(tokens);
  return operations.filter(({ bodies }) => bodies.some(isAt(place))).map(({ name }) => name);
}

function isAt(place: string) {
  return ({ places }: Placed) => places.includes(place);
}

/** As our side writes it: defaults in place of variables, no slash at the end. */
function serverUrl({ root }: SpecTree, tokens: readonly string[]): string {
  const server = tokens.reduce((node, token) => asNode(node[token]), root);
  const filled = String(server.url).replace(/\{([^}]*)\}/g, (whole, name) =>
    String(asNode(asNode(server.variables)[name]).default ?? whole),
  );
  return filled.replace(/\/$/, '');
}
