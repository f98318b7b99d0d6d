import { dump } from 'js-yaml';

/** A value as YAML that people read. */
export function toYaml(value: object): string {
  return dump(value, { lineWidth: 110, noRefs: true });
}
