import type { Member, Shape } from './shape';
import type { SpecFile } from './spec-file';
import { ANY_TYPE, joinTypes } from './type-text';

export function emptyShape(): Shape {
  return {
    type: ANY_TYPE,
    properties: undefined,
    items: undefined,
    values: undefined,
    isReadOnly: false,
    isWriteOnly: false,
    request: undefined,
    response: undefined,
  };
}

export function requireName(shape: Shape, name: string): void {
  const member = shape.properties?.get(name);
  if (member) member.isRequired = true;
}

/** A list or map with one more schema for its elements. */
export function grown(member: Member | undefined, node: unknown, file: SpecFile): Member {
  if (!member) return makeMember(node, file);
  return addSchema(member, node, file);
}

/** Adds all that `from` names to `into`. Members are copied: `from` belongs to others too. */
export function mergeShape(into: Shape, from: Shape, keepsRequired: boolean): void {
  if (into === from) return;
  if (keepsRequired) {
    into.isReadOnly ||= from.isReadOnly;
    into.isWriteOnly ||= from.isWriteOnly;
  }
  into.type = joinTypes(into.type, from.type);
  from.properties?.forEach((member, name) => {
    const isRequired = keepsRequired && member.isRequired;
    into.properties ??= new Map();
    const held = into.properties.get(name);
    if (!held) into.properties.set(name, copyMember(member, isRequired));
    else {
      addSchemas(held, member);
      held.isRequired ||= isRequired;
    }
  });
  into.items = joined(into.items, from.items);
  into.values = joined(into.values, from.values);
}

function joined(held: Member | undefined, other: Member | undefined): Member | undefined {
  if (!other) return held;
  if (!held) return copyMember(other, false);
  addSchemas(held, other);
  return held;
}

export function makeMember(node: unknown, file: SpecFile): Member {
  return { node, file, others: undefined, isRequired: false, shape: undefined };
}

/** The shape stays: it depends on the schemas alone. */
function copyMember(member: Member, isRequired: boolean): Member {
  const { node, file, others, shape } = member;
  return { node, file, others: others && [...others], isRequired, shape };
}

export function addSchema(member: Member, node: unknown, file: SpecFile): Member {
  member.others ??= [];
  member.others.push({ node, file });
  member.shape = undefined;
  return member;
}

/** A name that a hundred alternatives share usually has one schema: the same one is not kept twice. */
function addSchemas(member: Member, other: Member): void {
  for (const schema of [other, ...(other.others ?? [])]) {
    if (schema.node === member.node || member.others?.some((held) => held.node === schema.node)) continue;
    addSchema(member, schema.node, schema.file);
  }
}
