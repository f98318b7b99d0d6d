export const POLICIES = '/governance/policies';

export const policyHref = (id: number): string => `${POLICIES}/${id}`;
export const editHref = (id: number): string => `${POLICIES}/${id}/edit`;
export const newHref = (example?: string): string =>
  example === undefined ? `${POLICIES}/new` : `${POLICIES}/new?example=${example}`;
