/** The address of a page of ours, out of one that anybody may have written; the overview for any other. */
export function ownPage(address: string | string[] | undefined): string {
  return typeof address === 'string' && /^\/(?![/\\.])[^\s\\]*$/.test(address) ? address : '/';
}
