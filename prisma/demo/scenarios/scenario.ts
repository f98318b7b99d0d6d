/** What was planted, and where it shows. Tests hold each of them against the bytes; the README prints them. */
export interface Scenario {
  id: string;
  title: string;
  /** Rules of the catalogue that it is material for. */
  rules: readonly string[];
  /** `api METHOD /template` (base path not included), or the name of an API or host. */
  where: readonly string[];
}

export const scenario = (
  id: string,
  title: string,
  rules: string,
  ...where: readonly string[]
): Scenario => ({
  id,
  title,
  rules: rules === '' ? [] : rules.split(' '),
  where,
});
