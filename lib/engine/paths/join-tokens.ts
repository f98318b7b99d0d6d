/** The path of a leaf's tokens, `wildcard` for each that is not a literal. A final `:verb` joins the token before it. */
export function joinTokens(tokens: readonly (string | null)[], wildcard: string): string {
  let path = '';
  for (const [i, token] of tokens.entries()) {
    const text = token ?? wildcard;
    path += i > 0 && i === tokens.length - 1 && isVerbToken(text) ? text : `/${text}`;
  }
  return path;
}

/** Whether a token is the `:verb` that was split off a final segment. */
export function isVerbToken(token: string): boolean {
  return /^:[A-Za-z]{2,}$/.test(token);
}
