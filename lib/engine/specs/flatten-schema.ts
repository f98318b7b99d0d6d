import type { DeclaredField } from '@/lib/contracts/operation';
import { type FieldList, type FieldLists, makeField } from './field-list';
import type { SchemaShapes } from './schema-shape';
import type { Member, Shape } from './shape';
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

  constructor(shapes: SchemaShapes, lists: FieldLists, limits: SpecLimits) {
    this.shapes = shapes;
    this.lists = lists;
    this.limits = limits;
  }

  flatten(schema: unknown, file: SpecFile, place: BodyPlace): FieldList {
    const shape = this.shapes.shapeOf(schema, file);
    if (!shape) return this.lists.empty;
    let list = shape[place];
    if (!list) {
      list = this.walk(shape, place);
      shape[place] = list;
    }
    return list;
  }

  /** Breadth first, so that a cut leaves the outer names. What leads back to its own ancestor is not entered again. */
  private walk(root: Shape, place: BodyPlace): FieldList {
    const { fieldsPerOperation, fieldDepth } = this.limits;
    const fields: DeclaredField[] = [];
    const queue: Visit[] = [{ shape: root, prefix: '', depth: 0, steps: 0, parent: undefined }];
    let isCut = false;
    for (let next = 0; next < queue.length && fields.length <= fieldsPerOperation; next++) {
      const visit = queue[next] as Visit;
      if (visit.depth >= fieldDepth || visit.steps >= fieldDepth * STEPS_PER_LEVEL) isCut = true;
      else this.list(visit, queue, fields, place);
    }
    if (fields.length > fieldsPerOperation) {
      fields.length = fieldsPerOperation;
      isCut = true;
    }
    return this.lists.make(fields, isCut);
  }

  /** A list's or map's element is a field itself only when it is a scalar; else its own fields say enough. */
  private list(visit: Visit, queue: Visit[], fields: DeclaredField[], place: BodyPlace): void {
    const { shape, prefix } = visit;
    const before = prefix === '' ? '' : `${prefix}.`;
    shape.properties?.forEach((member, name) => {
      if (fields.length > this.limits.fieldsPerOperation) return;
      const inner = this.shapes.shapeOfMember(member);
      if (place === 'request' ? inner.isReadOnly : inner.isWriteOnly) return;
      const path = before + name;
      fields.push(makeField(place, path, inner.type, member.isRequired));
      if (isContainer(inner)) enter(queue, visit, inner, path, 1);
    });
    if (shape.items) this.listElement(visit, shape.items, `${prefix}[]`, queue, fields, place);
    if (shape.values) this.listElement(visit, shape.values, `${prefix}{}`, queue, fields, place);
  }

  private listElement(
    visit: Visit,
    member: Member,
    path: string,
    queue: Visit[],
    fields: DeclaredField[],
    place: BodyPlace,
  ): void {
    const inner = this.shapes.shapeOfMember(member);
    if (isContainer(inner)) enter(queue, visit, inner, path, 0);
    else fields.push(makeField(place, path, inner.type, false));
  }
}

function enter(queue: Visit[], parent: Visit, shape: Shape, prefix: string, levels: number): void {
  for (let above: Visit | undefined = parent; above; above = above.parent) if (above.shape === shape) return;
  queue.push({ shape, prefix, depth: parent.depth + levels, steps: parent.steps + 1, parent });
}

function isContainer(shape: Shape): boolean {
  return shape.properties !== undefined || shape.items !== undefined || shape.values !== undefined;
}
