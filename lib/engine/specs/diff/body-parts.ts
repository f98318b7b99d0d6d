import { isObject, type JsonObject, stringsOf } from '../json-value';
import type { DeclaredOperation } from '../walk-paths';
import { rawParameters, schemaOf, spotOfOperation } from './parameter-parts';
import { objectAt, type Revision } from './revision';
import type { SchemaSource } from './schema-view';
import { below, type Spot } from './spot';

/** Schemas by media type, in lower case and without parameters. */
export type Content = ReadonlyMap<string, SchemaSource>;

export interface BodyPart {
  readonly spot: Spot;
  readonly isRequired: boolean;
  readonly description: unknown;
  readonly content: Content;
}

export interface HeaderPart {
  readonly name: string;
  readonly spot: Spot;
  readonly isRequired: boolean;
  readonly schema: SchemaSource;
}

export interface ResponsePart {
  readonly spot: Spot;
  readonly description: unknown;
  readonly content: Content;
  readonly headers: ReadonlyMap<string, HeaderPart>;
}

const JSON_TYPE = ['application/json'];
const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

export function bodyOf(operation: DeclaredOperation, revision: Revision): BodyPart | undefined {
  if (revision.context.version === '2.0') return swaggerBody(operation, revision);
  const { node } = operation;
  if (node.requestBody === undefined) return undefined;
  const found = objectAt(
    { node: node.requestBody, spot: below(spotOfOperation(operation), 'requestBody') },
    revision,
  );
  if (!found) return undefined;
  const { spot } = found;
  return {
    spot,
    isRequired: found.node.required === true,
    description: found.node.description,
    content: contentOf(found.node, spot, revision),
  };
}

/** By code as written, in lower case. */
export function responsesOf(operation: DeclaredOperation, revision: Revision): Map<string, ResponsePart> {
  const parts = new Map<string, ResponsePart>();
  const { responses } = operation.node;
  if (!isObject(responses)) return parts;
  const place = below(spotOfOperation(operation), 'responses');
  for (const code of Object.keys(responses)) {
    if (code.startsWith('x-')) continue;
    const found = objectAt({ node: responses[code], spot: below(place, code) }, revision);
    if (!found) continue;
    const { node, spot } = found;
    const content =
      revision.context.version === '2.0'
        ? swaggerContent(node, spot, typesOf(operation, revision, 'produces'))
        : contentOf(node, spot, revision);
    const headers = headersOf(node, spot, revision);
    parts.set(code.toLowerCase(), { spot, description: node.description, content, headers });
  }
  return parts;
}

function contentOf({ content }: JsonObject, spot: Spot, revision: Revision): Content {
  const schemas = new Map<string, SchemaSource>();
  if (!isObject(content)) return schemas;
  for (const type of Object.keys(content)) {
    const media = objectAt({ node: content[type], spot: below(below(spot, 'content'), type) }, revision);
    const node = media?.node.schema ?? media?.node.itemSchema;
    if (media) schemas.set(bareType(type), { node, spot: below(media.spot, 'schema') });
  }
  return schemas;
}

function bareType(type: string): string {
  return (type.split(';')[0] as string).trim().toLowerCase();
}

function headersOf({ headers }: JsonObject, spot: Spot, revision: Revision): Map<string, HeaderPart> {
  const parts = new Map<string, HeaderPart>();
  if (!isObject(headers)) return parts;
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() === 'content-type') continue;
    const found = objectAt({ node: headers[name], spot: below(below(spot, 'headers'), name) }, revision);
    if (!found) continue;
    const schema = schemaOf(found.node, found.spot);
    parts.set(name.toLowerCase(), {
      name,
      spot: found.spot,
      isRequired: found.node.required === true,
      schema,
    });
  }
  return parts;
}

function swaggerContent(node: JsonObject, spot: Spot, types: readonly string[]): Content {
  if (node.schema === undefined) return new Map();
  const schema = { node: node.schema, spot: below(spot, 'schema') };
  return new Map(types.map((type) => [bareType(type), schema]));
}

function typesOf(
  { node }: DeclaredOperation,
  { context }: Revision,
  key: 'consumes' | 'produces',
): readonly string[] {
  const types = stringsOf(node[key] ?? context.root[key]);
  return types.length > 0 ? types : JSON_TYPE;
}

/** Swagger 2 has its body among the parameters: whole, or field by field. */
function swaggerBody(operation: DeclaredOperation, revision: Revision): BodyPart | undefined {
  const parameters = rawParameters(operation, revision);
  const types = typesOf(operation, revision, 'consumes');
  const body = parameters.find(({ node }) => node.in === 'body');
  if (body) {
    const { node, spot } = body;
    const { description } = node;
    return {
      spot,
      isRequired: node.required === true,
      description,
      content: swaggerContent({ schema: node.schema ?? {} }, spot, types),
    };
  }
  const fields = parameters.filter(({ node }) => node.in === 'formData' && typeof node.name === 'string');
  if (fields.length === 0) return undefined;
  const place = below(spotOfOperation(operation), 'parameters');
  const names = fields.map(({ node }) => String(node.name));
  const required = fields.filter(({ node }) => node.required === true).map(({ node }) => String(node.name));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ node }) => [String(node.name), fieldSchema(node)])),
    ...(required.length > 0 ? { required } : {}),
  };
  const members = new Map(fields.map(({ spot }, index) => [names[index] as string, spot]));
  const properties: Spot = { file: place.file, parent: place.parent, key: place.key, members };
  const spot: Spot = { ...place, members: new Map([['properties', properties]]) };
  const forms = types.filter((type) => bareType(type) === FORM || bareType(type) === MULTIPART);
  const own = fields.some(({ node }) => node.type === 'file') ? MULTIPART : FORM;
  const content = new Map(
    (forms.length > 0 ? forms : [own]).map((type) => [bareType(type), { node: schema, spot }]),
  );
  return { spot: place, isRequired: required.length > 0, description: undefined, content };
}

function fieldSchema({ required, in: _, name, collectionFormat, ...schema }: JsonObject): JsonObject {
  return schema;
}
