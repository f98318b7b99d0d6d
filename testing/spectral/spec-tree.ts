import { load } from 'js-yaml';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

type Node = Record<string, unknown>;

/** A value of a document, and every place that leads to it: where it is used, and where a `$ref` says it is. */
export interface Placed {
  value: Node;
  places: string[];
}

export interface PlacedParameter extends Placed {
  /** `query limit`. */
  name: string;
  /** Declared for all operations of the path, and again for this one. */
  isOverridden: boolean;
}

export interface PlacedOperation {
  /** `GET /orders`. */
  name: string;
  node: Node;
  parameters: PlacedParameter[];
  /** Schemas of the request body, one a media type. */
  bodies: Placed[];
}

/** What both sides speak of in a document, found without either of them. */
export interface SpecTree {
  root: Node;
  operations: PlacedOperation[];
}

/** Reads a document, JSON or YAML, whose references stay inside. */
export function readTree(text: string): SpecTree {
  const root = asNode(load(text));
  const operations = Object.entries(asNode(root.paths)).flatMap(([path, item]) => {
    const shared = follow(root, item, ['paths', path]);
    return METHODS.filter((method) => isNode(shared.value[method])).map((method) => {
      const node = asNode(shared.value[method]);
      const at = shared.places.map((place) => join(place, method));
      return {
        name: operationName(method, path),
        node,
        parameters: overriding(
          parametersOf(root, shared.value.parameters, shared.places),
          parametersOf(root, node.parameters, at),
        ),
        bodies: bodiesOf(root, node, at),
      };
    });
  });
  return { root, operations };
}

/** Some write a query into the path, and so the same path several times: here they are one operation. */
export function operationName(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/[?#].*$/, '')}`;
}

/** Tokens of a JSON pointer as one comparable word. */
export function placeOf(tokens: readonly string[]): string {
  return tokens.join('\0');
}

export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

type FoundParameter = Omit<PlacedParameter, 'isOverridden'>;

function overriding(shared: readonly FoundParameter[], own: readonly FoundParameter[]): PlacedParameter[] {
  const names = new Set(own.map(({ name }) => name));
  return [
    ...shared.map((one) => ({ ...one, isOverridden: names.has(one.name) })),
    ...own.map((one) => ({ ...one, isOverridden: false })),
  ];
}

function parametersOf(root: Node, list: unknown, places: readonly string[]): FoundParameter[] {
  if (!Array.isArray(list)) return [];
  return list.map((item, index) => {
    const found = followAll(
      root,
      item,
      places.map((place) => join(place, 'parameters', String(index))),
    );
    return { ...found, name: `${found.value.in} ${found.value.name}` };
  });
}

function bodiesOf(root: Node, node: Node, at: readonly string[]): Placed[] {
  const body = followAll(
    root,
    node.requestBody,
    at.map((place) => join(place, 'requestBody')),
  );
  return Object.entries(asNode(body.value.content)).map(([type, media]) =>
    followAll(
      root,
      asNode(media).schema,
      body.places.map((place) => join(place, 'content', type, 'schema')),
    ),
  );
}

function follow(root: Node, value: unknown, tokens: readonly string[]): Placed {
  return followAll(root, value, [placeOf(tokens)]);
}

function followAll(root: Node, value: unknown, places: readonly string[]): Placed {
  const all = [...places];
  let at = asNode(value);
  for (let depth = 0; typeof at.$ref === 'string' && at.$ref.startsWith('#/') && depth < 20; depth++) {
    const tokens = at.$ref
      .slice(2)
      .split('/')
      .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
    all.push(placeOf(tokens));
    at = tokens.reduce<Node>((node, token) => asNode(node[token]), root);
  }
  return { value: at, places: all };
}

function join(place: string, ...tokens: string[]): string {
  return [place, ...tokens].join('\0');
}
