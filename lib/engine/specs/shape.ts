import type { FieldList } from './field-list';
import type { Located } from './spec-file';

/** What a schema says about names and types once its references and combinations are merged. */
export interface Shape {
  /** JSON types with formats, joined by `|` in the order found; `any` when the schema does not say. */
  type: string;
  properties: Map<string, Member> | undefined;
  /** Schemas of a list's items, and of a map's values. */
  items: Member | undefined;
  values: Member | undefined;
  isReadOnly: boolean;
  isWriteOnly: boolean;
  /** The fields it stands for in a body, once they were asked for. */
  request: FieldList | undefined;
  response: FieldList | undefined;
}

/** One name's schemas: several when a combination names it more than once. Its shape is worked out on demand. */
export interface Member extends Located {
  /** The schemas beside the first. */
  others: Located[] | undefined;
  isRequired: boolean;
  shape: Shape | undefined;
}
