/** A sentence whose parts in backticks are code. Everything else is text: no other markup is read. */
export function InlineCode({ children }: { children: string }) {
  return children.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
