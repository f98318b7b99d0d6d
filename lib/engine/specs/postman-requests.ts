import { isObject, type JsonObject, textOf } from './json-value';
import { readPostmanAuth } from './postman-auth';
import { type PostmanVariables, readVariables } from './postman-variables';
import type { EffectiveSecurity } from './read-security';
import type { SpecFile } from './spec-file';
import type { SpecNotes } from './spec-notes';

/** One request of a collection, with what it has from its folders. */
export interface PostmanRequest {
  item: JsonObject;
  /** `request` of the item: an object, or the URL alone. */
  request: unknown;
  segments: readonly string[];
  /** Folder names from the outside in. */
  folders: readonly string[];
  variables: PostmanVariables;
  /** Of the nearest level that says something. */
  security: EffectiveSecurity | undefined;
}

type Level = Omit<PostmanRequest, 'item' | 'request'> & { item: unknown };

/** A hundred folders inside each other: two segments each, and the collection's own. */
const FOLDER_SEGMENTS = 200;

/** All requests of a collection in its order, folders opened. Without recursion: folders nest at will. */
export function listRequests(
  collection: JsonObject,
  segments: readonly string[],
  file: SpecFile,
  notes: SpecNotes,
): PostmanRequest[] {
  const requests: PostmanRequest[] = [];
  const root: Omit<Level, 'item'> = {
    segments,
    folders: [],
    variables: readVariables(collection.variable, undefined),
    security: readPostmanAuth(collection.auth),
  };
  const open: Level[] = children(collection, root);
  for (let level = open.pop(); level; level = open.pop()) {
    const { item } = level;
    if (!isObject(item) || (item.item === undefined && item.request === undefined)) {
      notes.warn(
        'The entry is neither a request nor a folder, and was left out. Remove it, or export the collection again.',
        {
          file,
          segments: level.segments,
        },
      );
    } else if (level.segments.length > FOLDER_SEGMENTS) {
      notes.warn('The folders nest too deep; this one was left out. Move it up.', {
        file,
        segments: level.segments,
      });
    } else if (item.request !== undefined) {
      const own = isObject(item.request) ? readPostmanAuth(item.request.auth) : undefined;
      const variables = readVariables(item.variable, level.variables);
      requests.push({ ...level, item, request: item.request, variables, security: own ?? level.security });
    } else {
      const name = textOf(item.name);
      const inner = {
        segments: level.segments,
        folders: name ? [...level.folders, name] : level.folders,
        variables: readVariables(item.variable, level.variables),
        security: readPostmanAuth(item.auth) ?? level.security,
      };
      for (const child of children(item, inner)) open.push(child);
    }
  }
  return requests;
}

/** Last first, as they are taken from the end. */
function children(holder: JsonObject, level: Omit<Level, 'item'>): Level[] {
  if (!Array.isArray(holder.item)) return [];
  return holder.item
    .map((item: unknown, index) => ({ ...level, item, segments: [...level.segments, 'item', String(index)] }))
    .reverse();
}
