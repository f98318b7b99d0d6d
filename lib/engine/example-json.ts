import type { InventoryLine } from '@/lib/contracts/endpoint';
import { exampleValue } from './example-value';

type Field = Pick<InventoryLine['fields'][number], 'name' | 'types' | 'classes'>;
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A place in a document: an array when it has an element, an object when it has members. */
interface Node {
  element: Node | null;
  members: Map<string, Node> | null;
  value: Json;
}

const STEPS = /\[\]|\{\}|[^.[\]{}]+/g;
/** The name of a map's member. */
const ANY_KEY = '<key>';

/** A JSON document with these fields, indented, one element in each array; `null` for no fields. */
export function exampleJson(fields: readonly Field[]): string | null {
  if (fields.length === 0) return null;
  const root = makeNode();
  for (const field of fields) place(root, field);
  return JSON.stringify(toJson(root), null, 2);
}

function makeNode(): Node {
  return { element: null, members: null, value: null };
}

function place(root: Node, { name, types, classes }: Field): void {
  let node = root;
  for (const step of name.match(STEPS) ?? []) {
    if (step === '[]') {
      node.element ??= makeNode();
      node = node.element;
      continue;
    }
    node.members ??= new Map();
    const key = step === '{}' ? ANY_KEY : step;
    const next = node.members.get(key) ?? makeNode();
    node.members.set(key, next);
    node = next;
  }
  const [type = ''] = types;
  if (type === 'array') node.value = [];
  else node.value = type === 'object' ? {} : exampleValue({ types, classes });
}

function toJson({ element, members, value }: Node): Json {
  if (element) return [toJson(element)];
  if (members) return Object.fromEntries([...members].map(([name, node]) => [name, toJson(node)]));
  return value;
}
