/** An RFC 9457 problem as Gnomon writes it: `code` and `data` name the typed error of the contract. */
export interface Problem {
  code: string;
  status: number;
  message: string;
  data: unknown;
  defined: boolean;
}

/** `null` when the body is no problem document, for example the page of a proxy in between. */
export function decodeProblem(body: unknown, status: number): Problem | null {
  if (typeof body !== 'object' || body === null) return null;
  const { code, title, detail, data, defined } = body as Record<string, unknown>;
  if (typeof code !== 'string' && typeof title !== 'string') return null;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    status,
    message: [detail, title].find((text) => typeof text === 'string') ?? `HTTP ${status}`,
    data,
    defined: defined === true,
  };
}
