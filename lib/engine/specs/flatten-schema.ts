import type { DeclaredField } from '@/lib/contracts/operation';
import { type FieldList, type FieldLists, makeField, typeText } from './field-list';
import type { Member, SchemaShapes, Shape } from './schema-shape';
import type { SpecFile } from './spec-file';
import type { SpecLimits } from './spec-upload';

export type BodyPlace = 'request' | 'response';

interface Visit {
  shape: Shape;
  prefix: string;
  /** Property levels so far. */
  depth: number;
  /** Steps so far, lists and maps included. */
  steps: number;
  parent: Visit | undefined;
}

/** Lists and maps directly inside each other, which have no property level to count. */
const STEPS_PER_LEVEL = 3;

/** Names the fields of bodies. Each schema is flattened once for requests and once for responses. */
export class SchemaFlattener {
  private readonly shapes: SchemaShapes;
  private readonly lists: FieldLists;
  private readonly limits: SpecLimits;
  private readonly known = { request: new Map<Shape, FieldList>(), response: new Map<Shape, FieldList>() };

  constructor(shapes: SchemaShapes, lists: FieldLists, limits: SpecLimits) {
    this.shapes = shapes;
    this.lists = lists;
    this.limits = limits;
  }

  flatten(schema: unknown, file: SpecFile, place: BodyPlace): FieldList {
    const shape = this.shapes.shapeOf(schema, file);
    if (!shape) return this.lists.empty;
    const known = this.known[place];
    let list = known.get(shape);
    if (!list) {
      list = this.walk(shape, place);
      known.set(shape, list);
    }
    return list;
  }

  /** Breadth first, so that a cut leaves the outer names. What leads back to its own ancestor is not entered again. */
  private walk(root: Shape, place: BodyPlace): FieldList {
    const fields: DeclaredField[] = [];
    const queue: Visit[] = [{ shape: root, prefix: '', depth: 0, steps: 0, parent: undefined }];
    let isCut = false;
    for (let next = 0; next < queue.length; next++) {
      const visit = queue[next] as Visit;
      const { shape, prefix } = visit;
      const before = prefix === '' ? '' : `${prefix}.`;
      const isDeep = visit.depth >= this.limits.fieldDepth || visit.steps >= this.limits.fieldDepth * STEPS_PER_LEVEL;
      if (isDeep) {
        isCut = true;
        continue;
      }
      for (const [name, member] of shape.properties) {
        const inner = this.shapes.shapeOfMember(member);
        if (place === 'request' ? inner.isReadOnly : inner.isWriteOnly) continue;
        if (fields.length >= this.limits.fieldsPerOperation) return this.lists.make(fields, true);
        fields.push(makeField(place, before + name, typeText(inner.types), member.isRequired));
        enter(queue, visit, inner, before + name, 1);
      }
      for (const [member, suffix] of elementsOf(shape)) {
        const inner = this.shapes.shapeOfMember(member);
        if (fields.length >= this.limits.fieldsPerOperation) return this.lists.make(fields, true);
        if (!isContainer(inner)) fields.push(makeField(place, prefix + suffix, typeText(inner.types), false));
        else enter(queue, visit, inner, prefix + suffix, 0);
      }
    }
    return this.lists.make(fields, isCut);
  }
}

function enter(queue: Visit[], parent: Visit, shape: Shape, prefix: string, levels: number): void {
  if (!isContainer(shape)) return;
  for (let above: Visit | undefined = parent; above; above = above.parent) if (above.shape === shape) return;
  queue.push({ shape, prefix, depth: parent.depth + levels, steps: parent.steps + 1, parent });
}

function isContainer(shape: Shape): boolean {
  return shape.properties.size > 0 || shape.items !== undefined || shape.values !== undefined;
}

function elementsOf(shape: Shape): [Member, string][] {
  const elements: [Member, string][] = [];
  if (shape.items) elements.push([shape.items, '[]']);
  if (shape.values) elements.push([shape.values, '{}']);
  return elements;
}
