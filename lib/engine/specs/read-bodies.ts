import type { DeclaredField } from '@/lib/contracts/operation';
import { type FieldList, type FieldLists, makeField } from './field-list';
import type { BodyPlace, SchemaFlattener } from './flatten-schema';
import { isObject, type JsonObject } from './json-value';
import type { SchemaShapes } from './schema-shape';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import { inside, type Place, type SpecNotes } from './spec-notes';
import { ANY_TYPE } from './type-text';
import type { WorkBudget } from './work-budget';

export interface ResponseSet {
  /** As written: `200`, `4XX`, `default`. */
  codes: string[];
  body: FieldList;
  headers: readonly DeclaredField[];
}

interface Response {
  body: FieldList;
  headers: readonly DeclaredField[];
}

export interface BodyTools {
  files: SpecFiles;
  shapes: SchemaShapes;
  lists: FieldLists;
  flattener: SchemaFlattener;
  notes: SpecNotes;
  budget: WorkBudget;
}

const NONE: readonly DeclaredField[] = [];

/** Reads request bodies and responses of OpenAPI 3, and responses of Swagger 2; shared ones once. */
export class BodyReader {
  private readonly tools: BodyTools;
  /** What a `$ref` led to. */
  private readonly shared = new Map<object, Response>();

  constructor(tools: BodyTools) {
    this.tools = tools;
  }

  readRequest(body: unknown, file: SpecFile): FieldList {
    const located = this.tools.files.follow(body, file);
    return located && isObject(located.node)
      ? this.readContent(located.node.content, located.file, 'request')
      : this.tools.lists.empty;
  }

  /** Success first: where the limit cuts, it cuts the fields of errors. */
  readResponses(responses: unknown, file: SpecFile, place: () => Place): ResponseSet {
    const set: ResponseSet = { codes: [], body: this.tools.lists.empty, headers: NONE };
    if (responses === undefined || responses === null) return set;
    if (!isObject(responses)) {
      this.tools.notes.warn(
        'The responses are no object; none was read. Make them an object by status code.',
        inside(place(), 'responses'),
      );
      return set;
    }
    const successes: FieldList[] = [];
    const others: FieldList[] = [];
    set.codes = Object.keys(responses).filter(isCode);
    this.tools.budget.spend(set.codes.length);
    for (const code of set.codes) {
      const response = this.readResponse(responses[code], file);
      if (!response) continue;
      if (response.headers.length > 0) set.headers = joinHeaders(set.headers, response.headers);
      (code.startsWith('2') ? successes : others).push(response.body);
    }
    set.body = this.tools.lists.merge(others.length === 0 ? successes : successes.concat(others));
    return set;
  }

  private readResponse(node: unknown, from: SpecFile): Response | undefined {
    const located = this.tools.files.follow(node, from);
    if (!located || !isObject(located.node)) return undefined;
    const { node: target, file } = located as { node: JsonObject; file: SpecFile };
    if (target === node) return this.readResponseObject(target, file);
    let response = this.shared.get(target);
    if (!response) {
      response = this.readResponseObject(target, file);
      this.shared.set(target, response);
    }
    return response;
  }

  private readResponseObject(response: JsonObject, file: SpecFile): Response {
    const body =
      response.schema === undefined
        ? this.readContent(response.content, file, 'response')
        : this.tools.flattener.flatten(response.schema, file, 'response');
    return { body, headers: this.readHeaders(response.headers, file) };
  }

  private readContent(content: unknown, file: SpecFile, place: BodyPlace): FieldList {
    if (!isObject(content)) return this.tools.lists.empty;
    const lists: FieldList[] = [];
    for (const type of Object.keys(content)) {
      const media = this.tools.files.follow(content[type], file);
      if (!media || !isObject(media.node)) continue;
      const { schema, itemSchema } = media.node;
      if (schema !== undefined) lists.push(this.tools.flattener.flatten(schema, media.file, place));
      if (itemSchema !== undefined) lists.push(this.tools.flattener.flatten(itemSchema, media.file, place));
    }
    return this.tools.lists.merge(lists);
  }

  private readHeaders(headers: unknown, file: SpecFile): readonly DeclaredField[] {
    if (!isObject(headers)) return NONE;
    return Object.keys(headers).flatMap((name) => {
      const header = this.tools.files.follow(headers[name], file);
      if (!header || !isObject(header.node)) return [];
      const schema = header.node.schema ?? (header.node.type === undefined ? undefined : header.node);
      const shape = this.tools.shapes.shapeOf(schema, header.file);
      return [makeField('responseHeader', name, shape?.type ?? ANY_TYPE, header.node.required === true)];
    });
  }
}

function isCode(key: string): boolean {
  return !key.startsWith('x-');
}

/** Header names compare without case. */
function joinHeaders(
  held: readonly DeclaredField[],
  more: readonly DeclaredField[],
): readonly DeclaredField[] {
  if (held.length === 0) return more;
  const names = new Set(held.map(({ name }) => name.toLowerCase()));
  return [...held, ...more.filter(({ name }) => !names.has(name.toLowerCase()))];
}
