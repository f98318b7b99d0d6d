import type { DeclaredField, FieldPlace } from '@/lib/contracts/operation';
import { makeField } from './field-list';
import type { BodyPlace, SchemaFlattener } from './flatten-schema';
import { isObject, type JsonObject } from './json-value';
import type { SchemaShapes } from './schema-shape';
import type { Located, SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import { inside, type Place, type SpecNotes } from './spec-notes';
import { ANY_TYPE } from './type-text';
import type { WorkBudget } from './work-budget';

/** One parameter, in the document's own words, with the fields it stands for. */
export interface Parameter {
  /** Together: what a parameter of the operation overrides. */
  readonly in: string;
  readonly name: string;
  readonly fields: readonly DeclaredField[];
  /** Swagger 2 `in: body`. */
  readonly body: Located | undefined;
}

const PLACES: ReadonlyMap<string, FieldPlace> = new Map([
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['cookie', 'cookie'],
  ['formData', 'request'],
]);

const NO_PARAMETERS: readonly Parameter[] = [];
const NO_OBJECT = 'The parameter is no object, and was left out. Correct or remove it.';
const NO_PLACE = 'The parameter has no name or no known place ("in"), and was left out. Add them.';

export interface ParameterTools {
  files: SpecFiles;
  shapes: SchemaShapes;
  flattener: SchemaFlattener;
  notes: SpecNotes;
  budget: WorkBudget;
}

/** Reads parameters of all versions; those that many operations share are read once. */
export class ParameterReader {
  private readonly tools: ParameterTools;
  /** What a `$ref` led to. */
  private readonly shared = new Map<object, Parameter | string>();

  constructor(tools: ParameterTools) {
    this.tools = tools;
  }

  /** `parameters` of what stands at `place`, which is called only when something is wrong. What is unreadable is left out. */
  readList(list: unknown, file: SpecFile, place: () => Place): readonly Parameter[] {
    if (list === undefined || list === null) return NO_PARAMETERS;
    if (!Array.isArray(list)) {
      this.tools.notes.warn(
        'The parameters are no list; none was read. Make them a list.',
        inside(place(), 'parameters'),
      );
      return NO_PARAMETERS;
    }
    this.tools.budget.spend(list.length);
    const parameters: Parameter[] = [];
    for (let index = 0; index < list.length; index++) {
      const parameter = this.readOne(list[index], file);
      if (typeof parameter === 'object') parameters.push(parameter);
      else if (parameter)
        this.tools.notes.warn(parameter, inside(inside(place(), 'parameters'), String(index)));
    }
    return parameters;
  }

  /** A text says why the parameter is left out; `undefined` when that was noted already. */
  private readOne(node: unknown, from: SpecFile): Parameter | string | undefined {
    const located = this.tools.files.follow(node, from);
    if (!located) return undefined;
    const { node: target, file } = located;
    if (!isObject(target)) return NO_OBJECT;
    if (target === node) return this.readObject(target, file) ?? NO_PLACE;
    let parameter = this.shared.get(target);
    if (parameter === undefined) {
      parameter = this.readObject(target, file) ?? NO_PLACE;
      this.shared.set(target, parameter);
    }
    return parameter;
  }

  private readObject(parameter: JsonObject, file: SpecFile): Parameter | undefined {
    const { in: where, name } = parameter;
    if (where === 'body') return { in: where, name: '', fields: [], body: { node: parameter.schema, file } };
    if (where === 'querystring') {
      const fields = this.contentFields(parameter, file).map((field) => ({
        ...field,
        place: 'query' as const,
      }));
      return { in: where, name: '', fields, body: undefined };
    }
    const fieldPlace = typeof where === 'string' ? PLACES.get(where) : undefined;
    if (!fieldPlace || typeof name !== 'string' || name === '') return undefined;
    const isRequired = parameter.required === true || fieldPlace === 'path';
    return {
      in: where as string,
      name,
      fields: this.fieldsOf(parameter, file, fieldPlace, name, isRequired),
      body: undefined,
    };
  }

  /** An object in the query is sent as its properties: `a=…` when exploded, `filter[a]=…` as a deep object. */
  private fieldsOf(
    parameter: JsonObject,
    file: SpecFile,
    place: FieldPlace,
    name: string,
    isRequired: boolean,
  ): DeclaredField[] {
    const schema =
      parameter.schema ??
      firstSchema(parameter.content) ??
      (parameter.type === undefined ? undefined : parameter);
    const shape = this.tools.shapes.shapeOf(schema, file);
    const whole = makeField(place, name, shape?.type ?? ANY_TYPE, isRequired);
    if (place !== 'query' || !shape?.properties || parameter.content !== undefined) return [whole];
    const isDeep = parameter.style === 'deepObject';
    if (
      !isDeep &&
      (parameter.explode === false || (parameter.style !== undefined && parameter.style !== 'form'))
    )
      return [whole];
    return [...shape.properties].map(([property, member]) => {
      const type = this.tools.shapes.shapeOfMember(member).type;
      return makeField(
        place,
        isDeep ? `${name}[${property}]` : property,
        type,
        isRequired && member.isRequired,
      );
    });
  }

  private contentFields(parameter: JsonObject, file: SpecFile): readonly DeclaredField[] {
    const place: BodyPlace = 'request';
    return this.tools.flattener.flatten(firstSchema(parameter.content), file, place).fields;
  }
}

function firstSchema(content: unknown): unknown {
  if (!isObject(content)) return undefined;
  const [first] = Object.values(content);
  return isObject(first) ? first.schema : undefined;
}
