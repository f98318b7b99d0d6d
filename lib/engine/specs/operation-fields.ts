import type { DeclaredField } from '@/lib/contracts/operation';
import { makeField } from './field-list';
import type { JsonObject } from './json-value';
import type { OpenApiContext } from './openapi-context';
import type { PathTemplate } from './path-template';
import type { ResponseSet } from './read-bodies';
import type { Parameter } from './read-parameters';
import type { SpecFile } from './spec-file';
import type { Place } from './spec-notes';
import { WORK } from './work-budget';

export interface FieldSources {
  source: { node: JsonObject; file: SpecFile; place: () => Place };
  template: PathTemplate;
  parameters: readonly Parameter[];
  responses: ResponseSet;
}

const NONE: readonly DeclaredField[] = [];

/**
 * Parameters, response headers, then the bodies. Past the limit both bodies lose their inner names, the larger one
 * first, and the cut is counted.
 */
export function fieldsOfOperation(context: OpenApiContext, sources: FieldSources): DeclaredField[] {
  const { source, template, parameters, responses } = sources;
  context.budget.spend(parameters.length * WORK.field);
  const head = parameters.map(({ fields }) => fields);
  head.push(undescribed(template, parameters), responses.headers);
  const body = parameters.find((parameter) => parameter.body)?.body;
  const request = body
    ? context.flattener.flatten(body.node, body.file, 'request')
    : context.bodies.readRequest(source.node.requestBody, source.file);
  const limit = context.limits.fieldsPerOperation;
  let room = limit;
  for (const { length } of head) room -= length;
  context.budget.spend(limit - room + request.fields.length + responses.body.fields.length);
  const isOver = request.fields.length + responses.body.fields.length > room;
  if (isOver || request.isCut || responses.body.isCut) context.cuts.count(source.place);
  const fields: DeclaredField[] = [];
  if (!isOver) return fields.concat(...head, request.fields, responses.body.fields);
  const forRequest = Math.max(0, Math.ceil(room / 2), room - responses.body.fields.length);
  return fields.concat(...head, request.fields.slice(0, forRequest), responses.body.fields).slice(0, limit);
}

/** The parameters of a path item, but for those that the operation has under the same place and name. */
export function overrideParameters(
  shared: readonly Parameter[],
  own: readonly Parameter[],
): readonly Parameter[] {
  if (shared.length === 0) return own;
  if (own.length === 0) return shared;
  const kept = shared.filter(
    (outer) => !own.some((inner) => inner.in === outer.in && inner.name === outer.name),
  );
  return [...kept, ...own];
}

/** Names in braces or in the query of the path itself that no parameter describes. */
function undescribed(template: PathTemplate, parameters: readonly Parameter[]): readonly DeclaredField[] {
  if (template.parameters.length === 0 && template.queryNames.length === 0) return NONE;
  const isDescribed = (place: string, name: string) =>
    parameters.some((parameter) => parameter.name === name && parameter.in === place);
  const path = template.parameters.filter((name) => !isDescribed('path', name));
  const query = template.queryNames.filter((name) => !isDescribed('query', name));
  if (path.length === 0 && query.length === 0) return NONE;
  return [
    ...path.map((name) => makeField('path', name, 'string', true)),
    ...query.map((name) => makeField('query', name, 'string', true)),
  ];
}
