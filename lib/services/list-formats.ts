import { TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';

/** The traffic formats that an importer may name. */
export function listFormats(): { id: string; title: string }[] {
  return TRAFFIC_FORMATS.map(({ id, title }) => ({ id, title }));
}
