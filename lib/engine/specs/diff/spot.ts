import type { ChangePlace } from '@/lib/contracts/spec-change';
import type { SpecFile } from '../spec-file';
import { pointerOf } from '../spec-notes';

/** A place in a file, as a chain of keys: cheap to extend, spelled out only for what changed. */
export interface Spot {
  readonly file: SpecFile;
  readonly parent: Spot | null;
  readonly key: string;
  /** Where members really stand, for a value that no file holds as it is: the form of Swagger 2's parameters. */
  readonly members?: ReadonlyMap<string, Spot>;
}

export function rootSpot(file: SpecFile): Spot {
  return { file, parent: null, key: '' };
}

export function spotAt(file: SpecFile, segments: readonly string[]): Spot {
  return segments.reduce<Spot>((parent, key) => below(parent, key), rootSpot(file));
}

export function below(parent: Spot, key: string): Spot {
  return parent.members?.get(key) ?? { file: parent.file, parent, key };
}

export function segmentsOf(spot: Spot): string[] {
  const segments: string[] = [];
  for (let at = spot; at.parent; at = at.parent) segments.push(at.key);
  return segments.reverse();
}

/** `entry` is the document itself, which a place need not name. */
export function placeOf(spot: Spot, entry: SpecFile): ChangePlace {
  const segments = segmentsOf(spot);
  const place: ChangePlace = { line: spot.file.outline.lineOf(segments), pointer: pointerOf(segments) };
  return spot.file === entry ? place : { file: spot.file.name, ...place };
}
