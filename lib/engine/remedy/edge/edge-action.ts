/** What a gateway can do about what a rule found, until the service itself is fixed. */
export type EdgeAction =
  /** Answer as if there were nothing there. */
  | 'refuse'
  /** Refuse what comes without credentials. */
  | 'require-credentials';

/** By rule. Where a rule is not listed, the fix is in the spec, in the service or in what people record. */
const ACTIONS: Readonly<Record<string, EdgeAction>> = {
  'INV-01': 'refuse',
  'INV-02': 'refuse',
  'INV-04': 'refuse',
  'INV-06': 'refuse',
  'CFG-06': 'refuse',
  'AUTH-01': 'require-credentials',
  'AUTH-02': 'require-credentials',
  'AUTH-03': 'require-credentials',
  'AZ-04': 'require-credentials',
  'DATA-01': 'require-credentials',
};

export function edgeActionOf(rule: string): EdgeAction | null {
  return ACTIONS[rule] ?? null;
}

/** Rules that a gateway can do something about. */
export const EDGE_RULES: readonly string[] = Object.keys(ACTIONS);
