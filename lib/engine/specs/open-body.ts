import { isObject, type JsonObject } from './json-value';
import type { Parameter } from './read-parameters';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';

/** Tells whether request bodies take members that they do not name. Each schema is looked at once. */
export class OpenBodies {
  private readonly files: SpecFiles;
  /** `false` while a schema is being looked at: what leads back to itself opens nothing. */
  private readonly known = new Map<JsonObject, boolean>();

  constructor(files: SpecFiles) {
    this.files = files;
  }

  /** `requestBody` is an operation's own; the body of Swagger 2 stands among its parameters. */
  isBodyOpen(requestBody: unknown, parameters: readonly Parameter[], file: SpecFile): boolean {
    const inBody = parameters.find((parameter) => parameter.body)?.body;
    if (inBody) return this.isOpen(inBody.node, inBody.file);
    const body = this.files.follow(requestBody, file);
    if (!body || !isObject(body.node) || !isObject(body.node.content)) return false;
    return Object.values(body.node.content).some(
      (media) => isObject(media) && this.isOpen(media.schema, body.file),
    );
  }

  private isOpen(node: unknown, from: SpecFile): boolean {
    const located = this.files.follow(node, from);
    if (!located || !isObject(located.node)) return false;
    const { node: schema, file } = located;
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    this.known.set(schema, false);
    const open = this.judge(schema, file);
    this.known.set(schema, open);
    return open;
  }

  /**
   * An object is closed by `additionalProperties: false` or `unevaluatedProperties: false`, its own or that of any part
   * of its `allOf`. Of alternatives one that is open is enough.
   */
  private judge(schema: JsonObject, file: SpecFile): boolean {
    if (isClosed(schema)) return false;
    const all = listOf(schema.allOf);
    if (all.some((part) => isClosed(this.files.follow(part, file)?.node))) return false;
    const parts = [...all, ...listOf(schema.oneOf), ...listOf(schema.anyOf)];
    if (parts.some((part) => this.isOpen(part, file))) return true;
    const { type } = schema;
    return (
      type === 'object' ||
      (Array.isArray(type) && type.includes('object')) ||
      isObject(schema.properties) ||
      schema.additionalProperties !== undefined
    );
  }
}

function isClosed(schema: unknown): boolean {
  return (
    isObject(schema) && (schema.additionalProperties === false || schema.unevaluatedProperties === false)
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
